import "lockstep-assessment";
import playbook from "../playbook.js";

const element = document.createElement("lockstep-assessment");
element.playbook = playbook;
const told = document.createElement("output");
let answers = 0;

/** Sets everything again, as a page does that keeps no account of what has changed. */
function render() {
  told.textContent = `${answers} heard`;
  element.deal = `Deal after ${answers}`;
  element.stageMap = { Demo: "decide" };
}

element.addEventListener("lockstep-answer", () => {
  answers += 1;
  render();
});
render();
document.querySelector("main").append(told, element);

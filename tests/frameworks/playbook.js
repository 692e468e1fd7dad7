// The default playbook with another first question: seen on screen, it came through the property.
import playbook from "lockstep-assessment/playbooks/b2b-complex-sale.json";

const [first, ...others] = playbook.questions;

export default { ...playbook, questions: [{ ...first, text: "What does the page ask first?" }, ...others] };

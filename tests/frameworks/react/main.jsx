import "lockstep-assessment";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import playbook from "../playbook.js";

function Page() {
  const [answers, setAnswers] = useState(0);
  return (
    <>
      <output>{answers} heard</output>
      <lockstep-assessment
        deal={`Deal after ${answers}`}
        playbook={playbook}
        stageMap={{ Demo: "decide" }}
        onlockstep-answer={() => setAnswers((before) => before + 1)}
      />
    </>
  );
}

createRoot(document.querySelector("main")).render(<Page />);

// Types of <lockstep-assessment> in JSX for React 19: `import type {} from "lockstep-assessment/react"`.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { AnswerSheet, Answers, LockstepAssessment, LockstepAttributes, LockstepEventMap, LockstepProperties } from "./lockstep.js";

/** `onlockstep-result` and so on: React passes them on as they are. */
type Handlers = { [Name in keyof LockstepEventMap as `on${Name}`]?: (event: LockstepEventMap[Name]) => void };
type Given = { answers?: Answers | AnswerSheet | null };
type Props = Omit<DetailedHTMLProps<HTMLAttributes<LockstepAssessment>, LockstepAssessment>, keyof LockstepAttributes>
  & LockstepAttributes & Partial<LockstepProperties> & Given & Handlers;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "lockstep-assessment": Props;
    }
  }
}

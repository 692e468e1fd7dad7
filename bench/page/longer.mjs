// A playbook made longer than anybody writes one.

/** The playbook with so many questions, one after the other, behind its first. */
export function lengthened(playbook, count) {
  const [first, ...others] = playbook.questions;
  const id = (at) => (at < count - playbook.questions.length ? `long-${at + 1}` : first.next[0].to);
  const added = Array.from({ length: count - playbook.questions.length }, (_, at) => ({
    id: id(at),
    topic: 'Long',
    text: `Is this question number ${at + 2}?`,
    label: `Number ${at + 2}`,
    options: [{ id: 'yes', text: 'Yes, this is it' }, { id: 'no', text: 'No, this is another one' }],
    next: [{ to: id(at + 1) }],
  }));
  return { ...playbook, questions: [{ ...first, next: [{ to: id(0) }] }, ...added, ...others] };
}

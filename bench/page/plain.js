// The least that shows the next question: nodes made by hand and put in place of the last ones. `QUESTIONS` stands before it.
const form = document.querySelector('form');
let at = 0;

function made(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const option = (question) => ({ id, text }, number) => made(
  'label', { class: 'option' },
  made('kbd', { class: 'digit' }, String(number + 1)),
  made('input', { type: 'radio', name: question, value: id }),
  made('span', { class: 'text' }, text),
);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  at += 1;
  const { id, text, hint = '', options } = QUESTIONS[at] ?? { text: 'That is all', options: [] };
  document.querySelector('.intro')?.remove();
  const heading = made('h2', { class: 'heading', tabindex: '-1' }, text);
  const fieldset = made(
    'fieldset', {},
    made('legend', {}, heading),
    made('p', { class: 'hint' }, hint),
    made('div', { class: 'options' }, ...options.map(option(id))),
  );
  document.querySelector('fieldset').replaceWith(fieldset);
  heading.focus({ preventScroll: true });
});

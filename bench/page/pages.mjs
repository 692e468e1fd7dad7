// The three pages, and how a question, an answer and the way on are found in each.

/** The sheets that the first question needs, as `xtask/src/package/first.rs` lists them. */
const SHEETS = ['tokens', 'base', 'controls', 'bar', 'question'];

const page = (head, body) =>
  `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n` +
  `<title>Assessment</title>\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const VOID = ['input'];

/** The first screen, which is kept as a tree, as HTML. */
function html(node) {
  if (typeof node === 'string') return escaped(node);
  const [tag, attributes, ...children] = node;
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return `<${tag}${given}>${VOID.includes(tag) ? '' : `${children.map(html).join('')}</${tag}>`}`;
}

/** The element on a page, as docs/embedding.md tells site owners. */
const elementPage = (elements = '<lockstep-assessment></lockstep-assessment>') =>
  page('<script type="module" src="/lockstep/lockstep.js"></script>', elements);

/** The same questions in SurveyJS: one a page, with hints, by its smallest bundle and its own style sheet. */
function survey(questions) {
  const pages = questions.map(({ id, text, hint, options }) => ({
    elements: [{
      type: 'radiogroup',
      name: id,
      title: text,
      description: hint,
      choices: options.map((option) => ({ value: option.id, text: option.text })),
    }],
  }));
  const model = JSON.stringify({ showQuestionNumbers: false, pages });
  return {
    '/survey.html': page(
      '<link rel="stylesheet" href="/survey-core/survey-core.fontless.min.css">\n' +
        ['/survey-core/survey.core.min.js', '/survey-js-ui/survey-js-ui.min.js', '/survey.js']
          .map((path) => `<script defer src="${path}"></script>`).join('\n'),
      '<div id="survey"></div>',
    ),
    '/survey.js': `const survey = new Survey.Model(${model});\nsurvey.render(document.getElementById("survey"));\n`,
  };
}

const ten = Array.from({ length: 10 }, (_, at) => `<lockstep-assessment deal-id="deal-${at}"></lockstep-assessment>`);

/** Pages with the element. */
export const elementPages = () => ({
  '/element.html': elementPage(),
  '/ten.html': elementPage(ten.join('\n')),
  '/buyer.html': elementPage('<lockstep-assessment mode="buyer"></lockstep-assessment>'),
});

/** Pages that are measured beside it. */
export function otherPages(questions, firstScreen, { sheet, plain }) {
  const first = `<div class="lockstep"><div>${html(firstScreen)}</div></div>`;
  const linked = '<link rel="stylesheet" href="/static.css">';
  return {
    ...survey(questions),
    // Without what speaks of a host: there is none.
    '/static.css': SHEETS.map(sheet).join('\n').replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/^\s+/gm, ''),
    '/static.html': page(linked, first),
    '/plain.html': page(`${linked}\n<script defer src="/plain.js"></script>`, first),
    '/plain.js': `const QUESTIONS = ${JSON.stringify(questions)};\n${plain}`,
  };
}

const inElement = 'document.querySelector("lockstep-assessment")?.shadowRoot';

/** Expressions that run in the page. */
export const KINDS = {
  lockstep: {
    name: 'Lockstep',
    path: '/element.html',
    root: inElement,
    question: `${inElement}?.querySelector(".question .heading")`,
    option: (id) => `${inElement}.querySelector("input[value='${id}']").closest("label")`,
    next: `${inElement}.querySelector("button.main")`,
    /** The app has taken the painted screen over. */
    ready: `Boolean(${inElement}?.querySelector(".question") && !${inElement}.querySelector(".first"))`,
    done: `Boolean(${inElement}.querySelector("[part~=result]"))`,
  },
  survey: {
    name: 'SurveyJS 2.5.38',
    path: '/survey.html',
    root: 'document.getElementById("survey")',
    question: 'document.querySelector(".sd-question__title")',
    option: (id) => `document.querySelector("#survey input[value='${id}']").closest("label")`,
    next: 'document.querySelector(".sd-navigation__next-btn:not([style*=none]), .sd-navigation__complete-btn")',
    ready: 'Boolean(document.querySelector(".sd-question__title"))',
    done: 'Boolean(document.querySelector(".sd-completedpage"))',
  },
  static: {
    name: 'Static page',
    path: '/static.html',
    question: 'document.querySelector(".question .heading")',
  },
  /** The static page with the least script that shows one question after the other. */
  plain: {
    name: 'Static page',
    path: '/plain.html',
    root: 'document.querySelector("form")',
    question: 'document.querySelector(".question .heading")',
    option: (id) => `document.querySelector("input[value='${id}']").closest("label")`,
    next: 'document.querySelector("button.main")',
    ready: 'document.readyState === "complete"',
    done: 'document.querySelector("h2").textContent === "That is all"',
  },
};

// Runs while the head is read, so that the page never shows what only a page without script needs.
document.documentElement.classList.add('js');

const $ = id => document.getElementById(id);

/** An element with attributes and children; texts become text nodes, never markup. */
function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter(c => c !== null && c !== undefined));
  return element;
}

const number = (value, digits = 0) =>
  Number.isFinite(value) ? value.toLocaleString(undefined, {maximumFractionDigits: digits}) : '–';
const compact = value => Number.isFinite(value)
  ? value.toLocaleString(undefined, value >= 1e5 ? {notation: 'compact', maximumFractionDigits: 1} : {}) : '–';
const percent = (value, digits = 1) => Number.isFinite(value)
  ? value.toLocaleString(undefined, {style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits}) : '–';
const signed = (value, digits = 2) => (value < 0 ? '−' : '+')
  + Math.abs(value).toLocaleString(undefined, {minimumFractionDigits: digits, maximumFractionDigits: digits});
const plural = (count, one, many = one + 's') => number(count) + ' ' + (count === 1 ? one : many);
const milliseconds = value => !Number.isFinite(value) ? '–' : number(value, value < 10 ? 2 : value < 100 ? 1 : 0);

/** Text that is a number stays as the data spells it unless it is long. */
const shown = text => text === '' || text === null || text === undefined ? 'not known'
  : !isNaN(text) && Math.abs(text) >= 10000 ? number(Number(text), 2) : String(text);

/** What the service said was wrong, as an error with the problem document. */
class Refused extends Error {
  constructor(problem) {
    super(Refused.sentence(problem));
    this.problem = problem;
  }

  static sentence({status, title = 'The service did not answer', detail}) {
    const said = status === 503 ? `${title}: ${detail || 'it is busy'}. Try again shortly` : detail || title;
    return said.replace(/\.?$/, '.').replace(/^./, c => c.toUpperCase());
  }
}

async function refusal(response) {
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    problem = {status: response.status, title: 'The service answered with status ' + response.status};
  }
  return new Refused(problem);
}

async function post(address, body, signal) {
  const response = await fetch(address, {
    method: 'POST', signal, headers: {'Content-Type': 'application/json', Accept: 'application/json'},
    body: JSON.stringify(body)
  });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

const told = error => error instanceof Refused ? error.message
  : 'The service cannot be reached. Check the connection and try again.';

function notice(title, detail) {
  return h('div', {class: 'notice', role: 'alert'}, h('strong', {}, title), detail);
}

/** The cut-offs of the model, as the page was made with them. */
const model = () => $('answer').dataset;
function levelOf(probability) {
  const {medium, high} = model();
  return probability > Number(high) ? 'high' : probability > Number(medium) ? 'medium' : 'low';
}
const levelName = level => level[0].toUpperCase() + level.slice(1);
const badge = level => h('span', {class: 'badge ' + level}, levelName(level) + ' risk');

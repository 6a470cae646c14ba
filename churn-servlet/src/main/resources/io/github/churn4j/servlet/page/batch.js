// Many customers from a CSV file. The file is read in pieces that end with a record and each piece is sent by itself, one
// after the other: browsers do not read an answer before a whole request is sent, so a service that answers row by row
// would otherwise wait for the browser, and the browser for it. It also makes progress real and cancelling immediate. The
// first pieces are small, so that an answer is there at once, and later ones larger, so that few requests do.

const FIRST_PIECE = 48 * 1024, LARGEST_PIECE = 256 * 1024;
const PAGE = 50, BUSY_TRIES = 4;

/** Cuts CSV text into pieces of whole records, each with the header in front. */
class CsvPieces {
  constructor() {
    this.header = null;
    this.rest = '';
    this.scanned = 0;
    this.quoted = false;
    this.end = 0;
    this.size = FIRST_PIECE;
  }

  /** Takes more text; answers the pieces that are complete. */
  add(text) {
    this.rest += text;
    const pieces = [];
    for (let i = this.scanned; i < this.rest.length; i++) {
      const c = this.rest.charCodeAt(i);
      if (c === 34) this.quoted = !this.quoted;
      else if (c === 10 && !this.quoted) {
        this.end = i + 1;
        if (this.header === null || this.end >= this.size) {
          i -= this.end;
          this.cut(pieces);
        }
      }
    }
    this.scanned = this.rest.length;
    return pieces;
  }

  /** What is left at the end of the file. */
  finish() {
    const pieces = [];
    this.end = this.rest.length;
    if (this.end) this.cut(pieces);
    return pieces;
  }

  cut(pieces) {
    const part = this.rest.slice(0, this.end);
    this.rest = this.rest.slice(this.end);
    this.end = 0;
    if (this.header === null) this.header = part.endsWith('\n') ? part : part + '\n';
    else if (part.trim() !== '') {
      pieces.push(this.header + part);
      this.size = Math.min(2 * this.size, LARGEST_PIECE);
    }
  }
}

const batch = {
  start() {
    this.drop = $('drop');
    this.file = $('file');
    this.progress = $('batch-progress');
    this.place = $('batch-result');
    this.file.addEventListener('change', () => {
      if (this.file.files.length) this.run(this.file.files[0]);
      this.file.value = '';
    });
    for (const [type, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) {
      this.drop.addEventListener(type, event => {
        event.preventDefault();
        this.drop.classList.toggle('over', over);
      });
    }
    this.drop.addEventListener('drop', event => {
      if (event.dataTransfer.files.length) this.run(event.dataTransfer.files[0]);
    });
  },

  async run(file) {
    this.abort?.abort();
    const abort = this.abort = new AbortController();
    this.rows = [];
    this.counts = {high: 0, medium: 0, low: 0, error: 0};
    this.name = file.name;
    this.sent = 0;
    this.began = performance.now();
    this.drop.classList.add('small');
    this.place.replaceChildren();
    this.showProgress(file.size);
    try {
      await this.read(file, abort.signal);
      this.finished(file.size, `Scored ${plural(this.rows.length, 'row')} of ${file.name} in `
        + `${number((performance.now() - this.began) / 1000, 1)}\u00a0s.`);
    } catch (error) {
      if (abort !== this.abort) return;
      if (abort.signal.aborted) {
        this.finished(file.size, `Cancelled after ${plural(this.rows.length, 'row')} of ${file.name}.`);
      } else {
        this.finished(file.size, `Stopped after ${plural(this.rows.length, 'row')} of ${file.name}.`);
        this.progress.append(notice('The file was not scored to its end.', this.explain(error)));
      }
    }
    this.summary();
  },

  explain(error) {
    if (error instanceof TypeError && /decod|encod/i.test(error.message)) {
      return 'It is not UTF-8 text. Save it as “CSV UTF-8” and try again.';
    }
    return told(error);
  },

  async read(file, signal) {
    const pieces = new CsvPieces(), decoder = new TextDecoder('utf-8', {fatal: true});
    for (let from = 0; from < file.size; from += LARGEST_PIECE) {
      const bytes = await file.slice(from, from + LARGEST_PIECE).arrayBuffer();
      const last = from + LARGEST_PIECE >= file.size;
      const text = decoder.decode(bytes, {stream: !last});
      const ready = pieces.add(text);
      if (last) ready.push(...pieces.finish());
      for (const piece of ready) {
        await this.send(piece, signal);
        this.sent = Math.min(file.size, this.sent + piece.length);
        this.update(file.size);
      }
    }
    if (!this.rows.length) throw new Refused({detail: 'It holds no rows below its header.'});
  },

  /** A service that is busy is asked again after the time it says; nothing of such a piece was scored. */
  async patiently(piece, signal) {
    for (let tries = BUSY_TRIES; ; tries--) {
      const response = await fetch('predict/batch', {
        method: 'POST', signal, headers: {'Content-Type': 'text/csv', Accept: 'application/x-ndjson'}, body: piece
      });
      if (response.status !== 503 || tries === 1) return response;
      const seconds = Math.min(5, Number(response.headers.get('Retry-After')) || 1);
      await new Promise(resolve => setTimeout(resolve, seconds * 1000));
      signal.throwIfAborted();
    }
  },

  async send(piece, signal) {
    const response = await this.patiently(piece, signal);
    if (!response.ok) throw await refusal(response);
    const offset = this.rows.length, reader = response.body.getReader(), decoder = new TextDecoder();
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, {stream: true});
      const lines = text.split('\n');
      text = lines.pop();
      lines.forEach(line => this.take(line, offset));
      this.update();
    }
    this.take(text, offset);
  },

  take(line, offset) {
    if (line.trim() === '') return;
    const answer = JSON.parse(line);
    if (answer.index === undefined) {
      if (answer.error) throw new Refused(answer.error);
      return;
    }
    const row = {row: offset + answer.index + 1, id: answer.customer_id ?? ''};
    if (answer.error) {
      row.level = 'error';
      row.error = this.faults(answer.error);
      row.probability = -1;
    } else {
      row.probability = answer.attrition_probability;
      row.level = (answer.risk_level || levelOf(row.probability)).toLowerCase();
      row.status = answer.status;
    }
    this.counts[row.level]++;
    this.rows.push(row);
  },

  faults(error) {
    if (typeof error === 'string') return error;
    const fields = (error.errors || []).map(e => e.detail || `${e.column || e.field}: ${e.expectation}`);
    return fields.length ? fields.join('; ') : error.detail || error.title || 'not accepted';
  },

  showProgress(size) {
    this.bar = h('progress', {max: size || 1, value: 0, 'aria-label': 'Part of the file that was scored'});
    this.line = h('p', {});
    this.cancel = h('button', {type: 'button', class: 'button small', onclick: () => this.abort.abort()}, 'Cancel');
    this.progress.replaceChildren(h('div', {class: 'progress'}, this.bar,
      h('div', {class: 'progress-line'}, this.line, this.cancel)));
    this.painted = 0;
    this.update(size);
  },

  update(size) {
    if (size !== undefined) this.size = size;
    const now = performance.now();
    if (size === undefined && now - this.painted < 100) return;
    this.painted = now;
    this.bar.value = this.sent;
    this.line.textContent = `${this.name}: ${percent(this.sent / (this.size || 1), 0)} sent, `
      + `${plural(this.rows.length, 'row')} scored`;
  },

  finished(size, text) {
    this.bar.value = size;
    this.bar.hidden = true;
    this.cancel.remove();
    this.line.textContent = text;
  },

  summary() {
    if (!this.rows.length) return;
    this.ranked = this.rows.slice().sort((a, b) => b.probability - a.probability || a.row - b.row);
    this.filter = 'all';
    this.page = 0;
    this.chips = ['all', 'high', 'medium', 'low', 'error'].filter(l => l === 'all' || this.total(l) || l !== 'error')
      .map(level => this.chip(level));
    this.body = h('tbody');
    this.state = h('p', {role: 'status'});
    this.before = h('button', {type: 'button', class: 'button small', onclick: () => this.turn(-1)}, 'Previous');
    this.after = h('button', {type: 'button', class: 'button small', onclick: () => this.turn(1)}, 'Next');
    const table = h('table', {class: 'ranked'}, h('caption', {class: 'unseen'}, 'Customers by probability of leaving'),
      h('thead', {}, h('tr', {}, h('th', {scope: 'col', class: 'number'}, 'Rank'), h('th', {scope: 'col'}, 'Customer'),
        h('th', {scope: 'col'}, 'Probability'), h('th', {scope: 'col'}, 'Risk'),
        h('th', {scope: 'col', class: 'status'}, 'Prediction'))), this.body);
    this.place.replaceChildren(
      h('div', {class: 'levels', role: 'group', 'aria-label': 'Show rows of a risk level'}, this.chips),
      h('section', {class: 'card', 'aria-labelledby': 'ranked-title'},
        h('div', {class: 'section-head'}, h('h2', {id: 'ranked-title'}, 'Most likely to leave first'),
          h('button', {type: 'button', class: 'button', onclick: () => this.download()}, 'Download as CSV')),
        h('div', {class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of customers'}, table),
        h('div', {class: 'pager'}, this.state, h('div', {}, this.before, this.after))));
    this.choose('all');
  },

  total(level) {
    return level === 'all' ? this.rows.length : this.counts[level];
  },

  chip(level) {
    const text = {all: 'All rows', high: 'High risk', medium: 'Medium risk', low: 'Low risk', error: 'Not accepted'}[level];
    return h('button', {type: 'button', class: 'level ' + level, 'data-level': level, onclick: () => this.choose(level)},
      h('span', {}, text), h('strong', {}, number(this.total(level))),
      h('small', {}, level === 'all' ? 'ranked below' : percent(this.total(level) / this.rows.length)));
  },

  choose(level) {
    this.filter = level;
    this.page = 0;
    this.visible = level === 'all' ? this.ranked : this.ranked.filter(r => r.level === level);
    this.chips.forEach(c => c.setAttribute('aria-pressed', c.dataset.level === level));
    this.paint();
  },

  turn(by) {
    this.page += by;
    this.paint();
  },

  paint() {
    const from = this.page * PAGE, rows = this.visible.slice(from, from + PAGE);
    this.body.replaceChildren(...rows.map((row, i) => this.tableRow(row, from + i + 1)));
    this.state.textContent = rows.length
      ? `${number(from + 1)}–${number(from + rows.length)} of ${plural(this.visible.length, 'row')}` : 'No rows';
    this.before.disabled = this.page === 0;
    this.after.disabled = from + PAGE >= this.visible.length;
  },

  tableRow(row, rank) {
    const name = row.id === '' ? `Row ${number(row.row)}` : String(row.id);
    if (row.level === 'error') {
      return h('tr', {}, h('td', {class: 'number'}, '–'), h('td', {}, name),
        h('td', {colspan: 3, class: 'wide'}, `Row ${number(row.row)}: ${row.error}`));
    }
    return h('tr', {}, h('td', {class: 'number'}, number(rank)), h('td', {}, name),
      h('td', {}, h('div', {class: 'meter'}, h('span', {}, percent(row.probability)), scale(row.probability))),
      h('td', {}, badge(row.level)), h('td', {class: 'status'}, row.status || ''));
  },

  download() {
    // A spreadsheet would run a cell that begins like a formula; an apostrophe keeps it text.
    const cell = value => {
      let text = String(value ?? '');
      if (typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text)) text = "'" + text;
      return /[",;\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
    };
    const lines = ['rank,row,customer_id,attrition_probability,risk_level,status,error'];
    this.ranked.forEach((row, i) => lines.push((row.level === 'error'
      ? ['', row.row, row.id, '', '', '', row.error]
      : [i + 1, row.row, row.id, row.probability, levelName(row.level), row.status, '']).map(cell).join(',')));
    const address = URL.createObjectURL(new Blob([lines.join('\r\n') + '\r\n'], {type: 'text/csv'}));
    h('a', {href: address, download: this.name.replace(/\.csv$/i, '') + '-scored.csv'}).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }
};

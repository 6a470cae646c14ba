// Everything begins once the document is there.

document.addEventListener('DOMContentLoaded', () => {
  if (!$('customer')) return;
  result.start();
  form.start((answer, customer) => result.show(answer, customer));
  batch.start();
  operations.start();
  tabs.start();
});

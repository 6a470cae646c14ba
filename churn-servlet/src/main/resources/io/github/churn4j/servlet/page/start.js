// Everything begins once the document is there.

document.addEventListener('DOMContentLoaded', () => {
  if (!$('customer')) return models.start();
  result.start();
  form.start((answer, customer) => result.show(answer, customer));
  batch.start();
  operations.start();
  drift.start();
  models.start();
  tabs.start();
});

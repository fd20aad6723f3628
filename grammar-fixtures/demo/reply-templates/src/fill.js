export function fill(item, template, onError) {
  const { subject, body } = item;
  subject.getAsync((result) => {
    if (result.value === "") {
      subject.setAsync(template.subject, check(onError));
    }
  });
  body.setAsync(template.body, { coercionType: Office.CoercionType.Text }, check(onError));
}

function check(onError) {
  return (result) => {
    if (result.status === Office.AsyncResultStatus.Failed) {
      onError(result.error);
    }
  };
}

export function readHeaders(item, show) {
  item.internetHeaders.getAsync(["x-ticket"], show);
}

export function readCategories(item, show) {
  item.categories.getAsync(show);
  //   ^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.xml ensures only 1.5: `Office.AppointmentCompose.categories`
}

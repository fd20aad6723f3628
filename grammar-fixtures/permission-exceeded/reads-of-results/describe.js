export function describe(selected) {
  const { subject } = selected;
//        ^^^^^^^ usage: subject ReadWriteMailbox destructure
  return subject + selected.itemType;
//                          ^^^^^^^^ usage: itemType ReadWriteMailbox read
}

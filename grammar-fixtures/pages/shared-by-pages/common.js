function getField() {
  return field;
}

declare namespace Office {
  const context: any;
}

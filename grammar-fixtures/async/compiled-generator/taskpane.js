function get() {
  return __awaiter(this, void 0, void 0, function () {
    return __generator(this, function (_a) {
      return [2 /*return*/, Office.context.mailbox.item];
      //                                           ^^^^ usage: Mailbox.item
    });
  });
}

function save() {
  return __awaiter(this, void 0, void 0, function () {
    var item;
    return __generator(this, function (_a) {
      switch (_a.label) {
        case 0: return [4 /*yield*/, get()];
        case 1:
          item = _a.sent();
          item.saveAsync();
          //   ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
          return [2 /*return*/];
      }
    });
  });
}

get().then(function (item) { item.subject.setAsync("text"); });
//                                ^^^^^^^ usage: MessageCompose.subject ReadItem
//                                        ^^^^^^^^ usage: Subject.setAsync ReadWriteItem call certain
save();

"use strict";
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    return new (P || (P = Promise))(function (resolve, reject) {
        function step(result) { result.done ? resolve(result.value) : new P(function (r) { r(result.value); }).then(step, reject); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.run = void 0;
var mail_1 = require("./mail");
var draft_1 = __importDefault(require("./draft"));
function run() {
    return __awaiter(this, void 0, void 0, function* () {
        const item = (0, mail_1.getItem)();
        item.saveAsync();
        //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
        yield new draft_1.default(item).send();
    });
}
exports.run = run;

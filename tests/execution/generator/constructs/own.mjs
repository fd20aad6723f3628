// The program's own objects, whose methods are called like Office's and have nothing to do with it.

export const OWN = {
  literal: `const $own = {
      @ownName(..._«: any[]») {
        return 1;
      },
    };`,
  class: `class $Own {
      @ownName(..._«: any[]») {
        return 1;
      }
    }
    const $own = new $Own();`,
  factory: 'const $make = () => ({ @ownName: (..._«: any[]») => 1 });\nconst $own = $make();',
  prototype: 'const $own«: any» = Object.create({ @ownName() { return 1; } });',
  computed: "const $own«: any» = {};\n$own['@ownName'] = () => 1;",
  json: "const $own«: any» = JSON.parse('{}');\n$own.@ownName = () => 1;",
  inherited: `class $Base {
      @ownName(..._«: any[]») {
        return 1;
      }
    }
    class $Own extends $Base {}
    const $own = new $Own();`,
  mock: 'const $own = { calls: 0, @ownName() { return this.calls++; } };',
};

/** Own objects beside Office values: `[own method, path of the Office value, its harmless use]`. */
export const BESIDE = [
  ['setAsync', ['mailbox', 'item', 'subject'], 'getAsync'],
  ['setAsync', ['mailbox', 'item', 'body'], 'getTypeAsync'],
  ['addAsync', ['mailbox', 'item', 'to'], 'getAsync'],
  ['addAsync', ['mailbox', 'item', 'categories'], 'getAsync'],
  ['removeAsync', ['mailbox', 'item', 'categories'], 'getAsync'],
  ['saveAsync', ['mailbox', 'item'], 'getItemIdAsync'],
  ['sendAsync', ['mailbox', 'item'], 'getItemIdAsync'],
  ['prependAsync', ['mailbox', 'item', 'body'], 'getAsync'],
  ['makeEwsRequestAsync', ['mailbox'], 'getUserIdentityTokenAsync'],
  ['removeAttachmentAsync', ['mailbox', 'item'], 'getItemIdAsync'],
];

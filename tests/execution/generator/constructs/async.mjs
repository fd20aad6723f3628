// Generators, promises, async functions, Office's own callbacks.

export const ASYNC = {
  'generator': `function* $make() {
      yield @value;
    }
    for (const $v of $make()) {
      @go($v)
    }`,
  'generator-next': `function* $make()«: any» {
      yield @other;
      yield @value;
    }
    const $steps = $make();
    const $one = $steps.next().value;
    @use($one)
    const $two = $steps.next().value;
    @go($two)`,
  'generator-return': `function* $make() {
      return @value;
    }
    @go($make().next().value«!»)`,
  'generator-given': `function* $take()«: any» {
      const $v = yield 1;
      @go($v)
    }
    const $steps = $take();
    $steps.next();
    $steps.next(@value);`,
  'generator-delegated': `function* $inner() {
      yield @value;
    }
    function* $outer() {
      yield* $inner();
    }
    const [$v] = $outer();
    @go($v«!»)`,
  'generator-delegated-return': `function* $inner()«: any» {
      return @value;
    }
    function* $outer()«: any» {
      const $v = yield* $inner();
      @go($v)
    }
    $outer().next();`,
  'generator-thrown': `function* $take()«: any» {
      try {
        yield 1;
      } catch ($e«: any») {
        @go($e.held)
      }
    }
    const $steps = $take();
    $steps.next();
    $steps.throw({ held: @value });`,
  'generator-helper': 'for (const $v of %each([@value])) {\n@go($v)\n}',
  'iterable-literal': 'const $all = { *[Symbol.iterator]() { yield @value; } };\nconst [$v] = $all;\n@go($v«!»)',
  'iterator-by-hand': `const $all«: any» = { [Symbol.iterator]: () => ({ n: 0, next() { return this.n++ ? { done: true } : { done: false, value: @value }; } }) };
    for (const $v of $all) {
      @go($v)
    }`,
  'coroutine': `%coroutine(function* ()«: any» {
      const $v = yield Promise.resolve(@value);
      @go($v)
    });`,
  'async-generator': `(async () => {
      async function* $make() {
        yield @value;
      }
      for await (const $v of $make()) {
        @go($v)
      }
    })();`,
  'for-await': `(async () => {
      for await (const $v of [Promise.resolve(@value)]) {
        @go($v)
      }
    })();`,
  'awaited': `(async () => {
      const $v = await @value;
      @go($v)
    })();`,
  'async-parameter': `async function $run($v«: any») {
      await null;
      @go($v)
    }
    $run(@value);`,
  'async-helper': `(async () => {
      await %later(@other);
      const $v = await %later(@value);
      @go($v)
    })();`,
  'async-thrown': `(async () => {
      throw { held: @value };
    })().catch(($e«: any») => {
      @go($e.held)
    });`,
  'then': 'Promise.resolve(@value).then(($v) => {\n@go($v)\n});',
  'then-chain': 'Promise.resolve(@value).then((v) => ({ v })).finally(() => {}).then(({ v: $v }) => {\n@go($v)\n});',
  'then-second': 'Promise.reject(@value).then(() => {}, ($v) => {\n@go($v)\n});',
  'caught': 'Promise.reject({ held: @value }).catch(($e) => {\n@go($e.held)\n});',
  'executor': `new Promise«<any>»((resolve) => setTimeout(() => resolve({ a: @value, b: @other }), 0)).then(($all) => {
      @use($all.b)
      @go($all.a)
    });`,
  'executor-throws': 'new Promise(() => { throw @value; }).catch(($v) => {\n@go($v)\n});',
  'executor-rejects': 'new Promise((_, reject) => reject(@value)).catch(($v) => {\n@go($v)\n});',
  'all': `Promise.all([@other, @value]« as any[]»).then(([$o, $v]) => {
      @use($o)
      @go($v)
    });`,
  'all-mapped': `(async () => {
      const $list = await Promise.all([@value].map(async (v) => ({ v })));
      @go($list[0]«!».v)
    })();`,
  'settled': 'Promise.allSettled([@value]).then(([$r]«: any») => {\n@go($r.value)\n});',
  'settled-rejected': 'Promise.allSettled([Promise.reject(@value)]).then(([$r]«: any») => {\n@go($r.reason)\n});',
  'race': 'Promise.race([@value, new Promise«<any>»(() => {})]).then(($v) => {\n@go($v)\n});',
  'any': '(Promise« as any»).any([@value]).then(($v«: any») => {\n@go($v)\n});',
  'deferred': `const $task = %deferred();
    $task.promise.then(($v«: any») => {
      @go($v)
    });
    $task.resolve(@value);`,
  'thenable': `(async () => {
      const $v«: any» = await { then(resolve«: any») { resolve({ held: @value }); } };
      @go($v.held)
    })();`,
  'promisified': '%promisify((v«: any», done«: any») => done(null, v))(@value).then(($v«: any») => {\n@go($v)\n});',
  'retried': `(async () => {
      const $v = await %retry(async () => @value);
      @go($v)
    })();`,
  'delayed': `(async () => {
      const $v = @value;
      await %delay(0);
      @go($v)
    })();`,
  'reduce-async': `[(v«: any») => v].reduce((before, run) => before.then(run), Promise.resolve«<any>»(@value)).then(($v) => {
      @go($v)
    });`,
  'timer': 'setTimeout(($v«: any») => {\n@go($v)\n}, 0, @value);',
  'microtask': `const $v = @value;
    queueMicrotask(() => {
      @go($v)
    });`,
  'on-ready': 'Office.onReady(() => {\n@go(@value)\n});',
  'on-ready-then': 'Office.onReady().then(() => {\n@go(@value)\n});',
  'office-initialize': { first: true, code: 'Office.initialize = () => {\n@go(@value)\n};' },
  'async-context': `Office.context.mailbox.item«!».body.getTypeAsync({ asyncContext: @value }, ($r) => {
      @go($r.asyncContext)
    });`,
  'async-context-object': `Office.context.mailbox.item«!».body.getTypeAsync({ asyncContext: { a: @value, b: @other } }, ({ asyncContext: { a: $v, b: $o } }) => {
      @use($o)
      @go($v)
    });`,
  'associated': `function $command(event«: any») {
      @go(@value)
      event.completed();
    }
    Office.actions.associate('$command', $command);`,
};

// What stands in a page: handlers in attributes and scripts between tags. `page` lists lines of HTML; the runner runs them.

const page = (parts) => ({ in: ['script'], first: true, ...parts });

export const PAGES = {
  'handler-calls': page({
    code: `function $run() {
      @go(@value)
    }`,
    page: ['<button onclick="$run()">Run</button>'],
  }),
  'handler-passes': page({
    code: `var $held = @value;
    function $run($v) {
      @go($v)
    }`,
    page: ['<button onclick="$run($held)">Run</button>'],
  }),
  'handler-uses': page({
    code: 'var $held = @value;',
    page: ['<button onclick="@leaf($held)">Run</button>'],
    ends: true,
  }),
  'handler-object': page({
    code: `var $app = { held: @value, run() {
      @go(this.held)
    } };`,
    page: ['<a href="#" onclick="$app.run(); return false;">Run</a>'],
  }),
  'handler-writes': page({
    code: `var $held;
    function $run() {
      @go($held)
    }`,
    page: ['<button onclick="$held = @value; $run();">Run</button>'],
  }),
  'handler-url': page({
    code: `var $held = @value;
    function $run($v) {
      @go($v)
    }`,
    page: ['<a href="javascript:$run($held)">Run</a>'],
  }),
  'inline-script': page({ code: 'var $held = @value;', page: ['<script>', '@leaf($held)', '</script>'], ends: true }),
  'inline-calls': page({ code: 'function $run($v) {\n@go($v)\n}', page: ['<script>', '$run(@value);', '</script>'] }),
};

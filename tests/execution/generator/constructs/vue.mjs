// Vue: `this` of a component, what is provided and injected, refs.

import { from } from './kept.mjs';

export const VUE = {
  'vue-options': from(
    'vue',
    'createApp',
    `createApp({ data: () => ({ held: @value }), mounted() {
      @go((this« as any»).held)
    } }).mount('#root');`,
  ),
  'vue-method': from(
    'vue',
    'createApp',
    `createApp({ data: () => ({ held: null }), methods: { run() {
      @go((this« as any»).held)
    } }, mounted() {
      (this« as any»).held = @value;
      (this« as any»).run();
    } }).mount('#root');`,
  ),
  'vue-computed': from(
    'vue',
    'createApp',
    `createApp({ data: () => ({ held: @value }), computed: { seen() { return (this« as any»).held; } }, mounted() {
      @go((this« as any»).seen)
    } }).mount('#root');`,
  ),
  'vue-watch': from(
    'vue',
    'createApp',
    `createApp({ data: () => ({ held: null }), watch: { held($v«: any») {
      @go($v)
    } }, mounted() {
      (this« as any»).held = @value;
    } }).mount('#root');`,
  ),
  'vue-provided': from(
    'vue',
    'createApp, inject',
    `const $app«: any» = createApp({ setup() {
      const $v«: any» = inject('held');
      @go($v)
    } });
    $app.provide('held', @value);
    $app.mount('#root');`,
  ),
  'vue-provided-object': from(
    'vue',
    'createApp, inject',
    `const $app«: any» = createApp({ setup() {
      const { item: $v }«: any» = inject('held');
      @go($v)
    } });
    $app.provide('held', { item: @value });
    $app.mount('#root');`,
  ),
  'vue-global': from(
    'vue',
    'createApp',
    `const $app«: any» = createApp({ mounted() {
      @go((this« as any»).$held)
    } });
    $app.config.globalProperties.$held = @value;
    $app.mount('#root');`,
  ),
  'vue-plugin': from(
    'vue',
    'createApp',
    `const $app«: any» = createApp({ mounted() {
      @go((this« as any»).$held)
    } });
    $app.use({ install(app«: any», options«: any») { app.config.globalProperties.$held = options.item; } }, { item: @value });
    $app.mount('#root');`,
  ),
  'vue-setup-return': from(
    'vue',
    'createApp, ref',
    `createApp({ setup() {
      const held = ref(@value);
      return { held };
    }, mounted() {
      @go((this« as any»).held)
    } }).mount('#root');`,
  ),
  'vue-watch-ref': from(
    'vue',
    'ref, watch',
    `const $held«: any» = ref(null);
    watch($held, ($v«: any») => {
      @go($v)
    });
    $held.value = @value;`,
  ),
  'vue-refs': from('vue', 'reactive, toRefs', 'const { held: $v }«: any» = toRefs(reactive({ held: @value }));\n@go($v.value)'),
};

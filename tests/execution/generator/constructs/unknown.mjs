// Members that the catalogue does not have. Their level is unknown, so no verdict is certain once one is touched.

const unknown = (code) => ({ leaving: true, code });

export const UNKNOWN = {
  'unknown-call': unknown('(@value« as any»).getInsightsAsync(() => {});'),
  'unknown-read': unknown('String((@value« as any»).insights);'),
  'unknown-written': unknown("(@value« as any»).insights = 'x';"),
  'unknown-destructured': unknown('const { insights: $v } = @value« as any»;\nString($v);'),
  'unknown-computed': unknown("const $name = 'getInsights' + 'Async';\n(@value« as any»)[$name]();"),
  'unknown-through-box': unknown('const $box«: any» = { held: @value };\n$box.held.getInsightsAsync();'),
  'unknown-through-function': unknown('const $run = (v«: any») => v.getInsightsAsync();\n$run(@value);'),
  'unknown-assigned': unknown('const $run = (@value« as any»).getInsightsAsync;\n$run();'),
};

// addinspect-ignore-next-line permission-exceeded: no manifest here, so nobody knows
export const fill = (item) => item.body.setAsync("text");

/** Names of renderers that draw with the processor. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/iu;

/** Whether this browser draws WebGL with the processor instead of a graphics card, as far as it tells. */
export function drawsWithProcessor(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  const names = context?.getExtension("WEBGL_debug_renderer_info");
  if (context === null || names === null || names === undefined) return false;
  const renderer: unknown = context.getParameter(names.UNMASKED_RENDERER_WEBGL);
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof renderer === "string" && SOFTWARE.test(renderer);
}

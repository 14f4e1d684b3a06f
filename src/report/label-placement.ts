/** A pixel. */
type Pixel = readonly [number, number];

/** A rectangle of pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a label stands: its anchor, and whether its text begins, is centred or ends there. */
export interface PlacedLabel {
  readonly at: Pixel;
  readonly anchor: "start" | "middle" | "end";
}

const lineHeight = 12;

/** Width of a text of 11 pixels, on the generous side. */
function textWidth(text: string): number {
  return 6.6 * text.length + 2;
}

/** Places for a label around a node, the preferred one first. */
function candidates([x, y]: Pixel, clearance: number): PlacedLabel[] {
  const slant = 0.75 * clearance;
  return [
    { at: [x + clearance, y], anchor: "start" }, { at: [x - clearance, y], anchor: "end" },
    { at: [x + slant, y - slant], anchor: "start" }, { at: [x + slant, y + slant], anchor: "start" },
    { at: [x - slant, y - slant], anchor: "end" }, { at: [x - slant, y + slant], anchor: "end" },
    { at: [x, y - clearance - 4], anchor: "middle" }, { at: [x, y + clearance + 4], anchor: "middle" },
  ];
}

function boxOf({ at: [x, y], anchor }: PlacedLabel, label: string): Box {
  const width = textWidth(label);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width, top: y - lineHeight / 2, bottom: y + lineHeight / 2 };
}

function isInside([x, y]: Pixel, { left, top, right, bottom }: Box, margin: number): boolean {
  return x > left - margin && x < right + margin && y > top - margin && y < bottom + margin;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Places labels beside nodes one after the other, each where it covers least: other labels count most, then nodes,
 * then lines.
 *
 * @param linePoints points along the lines between nodes, close enough together that no label falls between two.
 * @param clearance distance of a label from its node's centre, in pixels.
 */
export function placedLabels(labels: readonly string[], nodes: readonly Pixel[], linePoints: readonly Pixel[], clearance: number): PlacedLabel[] {
  const taken: Box[] = [];
  return labels.map((label, index) => {
    const cost = (place: PlacedLabel): number => {
      const box = boxOf(place, label);
      const covered = taken.filter((other) => overlaps(box, other)).length;
      const hidden = nodes.filter((node, other) => other !== index && isInside(node, box, 5)).length;
      return 100 * covered + 30 * hidden + linePoints.filter((point) => isInside(point, box, 1)).length;
    };
    const best = candidates(nodes[index], clearance).reduce((kept, place) => (cost(place) < cost(kept) ? place : kept));
    taken.push(boxOf(best, label));
    return best;
  });
}

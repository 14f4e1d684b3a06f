import { Color } from "three";
import { LineMaterial } from "three/addons/lines/LineMaterial.js";
import { LineSegments2 } from "three/addons/lines/LineSegments2.js";
import { LineSegmentsGeometry } from "three/addons/lines/LineSegmentsGeometry.js";

/** Lines in space whose ends can be moved; new ends of the same number are approached smoothly. */
export interface Lines {
  readonly object: LineSegments2;
  /** Shows segments [S, 6]; `colours` [S, 6] gives each end its own. */
  show(segments: Float32Array, colours?: Float32Array): void;
  /** Moves what is drawn towards what was given, by a share 0…1, until it is as near as `tolerance`; true while it has not arrived. */
  approach(share: number, tolerance: number): boolean;
  style(colour: string, options: { readonly width: number; readonly opacity: number }): void;
  resolution(width: number, height: number): void;
  dispose(): void;
}

/** Makes lines of a width in pixels. */
export function createLines(): Lines {
  const material = new LineMaterial({ transparent: true, depthWrite: false });
  const object = new LineSegments2(new LineSegmentsGeometry(), material);
  object.frustumCulled = false;
  object.visible = false;
  let drawn: Float32Array = new Float32Array(0);
  let wanted: Float32Array = drawn;
  let arrived = true;
  const rebuild = (colours: Float32Array | undefined): void => {
    object.geometry.dispose();
    object.geometry = new LineSegmentsGeometry();
    object.visible = drawn.length > 0;
    if (drawn.length === 0) return;
    object.geometry.setPositions(drawn);
    if (colours !== undefined) object.geometry.setColors(colours);
    material.vertexColors = colours !== undefined;
    material.needsUpdate = true;
  };
  return {
    object,
    show: (segments, colours) => {
      wanted = segments;
      arrived = segments.length === 0 || segments.length !== drawn.length || colours !== undefined;
      if (!arrived) return;
      drawn = segments.slice();
      rebuild(colours);
    },
    approach: (share, tolerance) => {
      if (arrived) return false;
      const buffer = object.geometry.getAttribute("instanceStart") as unknown as { readonly data: { readonly array: Float32Array; needsUpdate: boolean } };
      let farthest = 0;
      for (let k = 0; k < drawn.length; k++) {
        const step = wanted[k] - drawn[k];
        drawn[k] += share * step;
        farthest = Math.max(farthest, Math.abs(step));
      }
      buffer.data.array.set(drawn);
      buffer.data.needsUpdate = true;
      arrived = farthest < tolerance;
      return true;
    },
    style: (colour, { width, opacity }) => {
      material.color = new Color(material.vertexColors ? "#ffffff" : colour);
      material.linewidth = width;
      material.opacity = opacity;
    },
    resolution: (width, height) => material.resolution.set(width, height),
    dispose: () => {
      object.geometry.dispose();
      material.dispose();
    },
  };
}

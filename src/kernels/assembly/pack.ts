// Packing of a matrix S[K, N] into panels of `width` columns: destination[panel][k][width], zeros past column N.
// S[k, n] stands at source + k·rowStride + n·columnStride (strides in elements), so a transposed matrix packs
// without being transposed first.

export function packPanelsF32(to: usize, from: usize, k: i32, n: i32, rowStride: i32, columnStride: i32, width: i32): void {
  const rowBytes = <usize>rowStride << 2;
  const columnBytes = <usize>columnStride << 2;
  for (let j = 0; j < n; j += width) {
    const columns = min(width, n - j);
    let row = from + <usize>j * columnBytes;
    if (columnStride == 1 && columns == 8) {
      for (let p = 0; p < k; p++) {
        v128.store(to, v128.load(row));
        v128.store(to, v128.load(row, 16), 16);
        to += 32;
        row += rowBytes;
      }
    } else if (columnStride == 1 && columns == 4 && width == 4) {
      for (let p = 0; p < k; p++) {
        v128.store(to, v128.load(row));
        to += 16;
        row += rowBytes;
      }
    } else {
      for (let p = 0; p < k; p++) {
        let at = row;
        for (let c = 0; c < columns; c++) {
          store<f32>(to, load<f32>(at));
          to += 4;
          at += columnBytes;
        }
        for (let c = columns; c < width; c++) {
          store<f32>(to, 0);
          to += 4;
        }
        row += rowBytes;
      }
    }
  }
}

export function packPanelsF64(to: usize, from: usize, k: i32, n: i32, rowStride: i32, columnStride: i32, width: i32): void {
  const rowBytes = <usize>rowStride << 3;
  const columnBytes = <usize>columnStride << 3;
  for (let j = 0; j < n; j += width) {
    const columns = min(width, n - j);
    let row = from + <usize>j * columnBytes;
    for (let p = 0; p < k; p++) {
      let at = row;
      for (let c = 0; c < columns; c++) {
        store<f64>(to, load<f64>(at));
        to += 8;
        at += columnBytes;
      }
      for (let c = columns; c < width; c++) {
        store<f64>(to, 0);
        to += 8;
      }
      row += rowBytes;
    }
  }
}

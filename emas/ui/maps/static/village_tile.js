// Turns the columns of a nation's villages (emas/web/village_files.py), and the borders of its regions, into
// triangles, away from the page.
//
// deck.gl's tile layer starts this script as its "mvt" worker (emas/ui/maps/crowd.py) and hands it the file and
// what to draw; what comes back is deck.gl's binary GeoJSON, which goes to the graphics card as it is. Points are
// areas, not instances: where a browser draws by software, 83,000 instances take a second longer at every frame.
//
// Before this stand, as emas/ui/maps/crowd.py writes them: ORIGIN, NO_SCORE, LAST_DAY, COLOURS, OUTLINE, RING, CASING
// and BORDER.

const SPECK = 0.8, DOT = 2.2, ROUND_DOT = 0.8, CIRCLE = 4.5, ROUND_CIRCLE = 2, LINE = 0.8; // pixels, as the map opens
const CORNERS = 20; // of a ring
const SEE_THROUGH = 178, SOLID = 255; // of 255

function columns(bytes) {
  const [count] = new Uint32Array(bytes, 0, 1);
  let at = 4;
  const next = Type => {
    const column = new Type(bytes, at, count);
    at += column.byteLength;
    return column;
  };
  const flags = next(Uint32Array);
  const [lon, lat] = [next(Uint16Array), next(Uint16Array)].map(unrolled);
  return { count, flags, lon, lat, regency: next(Uint16Array), day: next(Uint16Array),
    band: next(Int8Array), step: next(Uint8Array) };
}

function unrolled(steps) {
  const places = new Uint16Array(steps.length); // wraps round as the file's writer did
  let place = 0;
  steps.forEach((step, row) => { places[row] = place += step; });
  return places;
}

// The same villages as emas/services/selection.py lets pass, but for the date, which the card compares.
function passes(sieve, band, step, flags) {
  return sieve.bands.includes(band) && sieve.steps.includes(step)
    && (!sieve.scored || band > NO_SCORE)
    && (flags & sieve.held) === sieve.held
    && (!sieve.notAll || (flags & sieve.notAll) !== sieve.notAll)
    && (flags & sieve.lacking) === 0;
}

class Areas {
  constructor(areas, corners, triangles) {
    this.at = this.corner = this.triangle = 0;
    this.positions = new Float32Array(2 * corners);
    this.colours = new Uint32Array(corners); // four bytes each
    this.values = new Float32Array(2 * corners);
    this.ids = new Uint32Array(corners);
    this.starts = new Uint32Array(areas + 1);
    this.indices = new Uint32Array(3 * triangles);
  }

  point(x, y) {
    this.positions[2 * this.corner] = x;
    this.positions[2 * this.corner++ + 1] = y;
  }

  join(a, b, c) {
    this.indices[this.triangle++] = a;
    this.indices[this.triangle++] = b;
    this.indices[this.triangle++] = c;
  }

  // Closes the area begun: all its corners get its colour and the two numbers that the card filters by.
  close(colour, day, rest) {
    for (let corner = this.starts[this.at]; corner < this.corner; corner++) {
      this.colours[corner] = colour;
      this.values[2 * corner] = day;
      this.values[2 * corner + 1] = rest;
      this.ids[corner] = this.at;
    }
    this.starts[++this.at] = this.corner;
  }

  fourCorners(ax, ay, bx, by, cx, cy, dx, dy) {
    const first = this.corner;
    this.point(ax, ay);
    this.point(bx, by);
    this.point(cx, cy);
    this.point(dx, dy);
    this.join(first, first + 1, first + 2);
    this.join(first, first + 2, first + 3);
  }

  lozenge(x, y, radius) {
    this.fourCorners(x - radius, y, x, y - radius, x + radius, y, x, y + radius);
  }

  // A speck of a nation is a pixel or two wide: three corners are enough, and a quarter less to draw.
  speck(x, y, radius) {
    const first = this.corner;
    this.point(x - radius, y + radius / 2);
    this.point(x, y - radius);
    this.point(x + radius, y + radius / 2);
    this.join(first, first + 1, first + 2);
  }

  line(ax, ay, bx, by, width) {
    const half = width / 2 / (Math.hypot(bx - ax, by - ay) || 1);
    const across = (by - ay) * half, down = (ax - bx) * half;
    this.fourCorners(ax - across, ay - down, ax + across, ay + down, bx + across, by + down, bx - across, by - down);
  }

  ring(x, y, inner, outer) {
    const first = this.corner;
    for (let corner = 0; corner < CORNERS; corner++) {
      const turn = 2 * Math.PI * corner / CORNERS, across = Math.cos(turn), down = Math.sin(turn);
      this.point(x + inner * across, y + inner * down);
      this.point(x + outer * across, y + outer * down);
      const here = first + 2 * corner, next = first + 2 * ((corner + 1) % CORNERS);
      this.join(here, here + 1, next);
      this.join(next, here + 1, next + 1);
    }
  }
}

// Web Mercator, the world being 1 wide; y grows southwards.
const across = lon => (lon + 180) / 360;
const down = lat => {
  const north = Math.sin(lat * Math.PI / 180);
  return 0.5 - Math.log((1 + north) / (1 - north)) / (4 * Math.PI);
};
const packed = ([red, green, blue], alpha) => (alpha << 24 | blue << 16 | green << 8 | red) >>> 0;

// Rows inside the region, those to be ringed last: they are few, and stand above all others.
function chosen({ count, regency, step }, [first, last], named) {
  const plain = [], ringed = [];
  for (let row = 0; row < count; row++) {
    if (regency[row] >= first && regency[row] <= last) (named && step[row] ? ringed : plain).push(row);
  }
  return { plain, ringed };
}

function drawn(bytes, lines, { pixel, region, named, sieve }) {
  const of = columns(bytes), { plain, ringed } = chosen(of, sieve.regencies, named), unit = pixel / 360;
  const layers = region ? 2 : 1; // of a village: its outline, its colour
  const specks = region ? 0 : plain.length, round = 2 * ringed.length;
  const simple = lines.length + layers * (plain.length + ringed.length) - specks;
  const areas = new Areas(simple + specks + round, 4 * simple + 3 * specks + 2 * CORNERS * round,
    2 * simple + specks + 2 * CORNERS * round);
  const place = row => [across(of.lon[row] / 1000 + ORIGIN[0]), down(of.lat[row] / 1000 + ORIGIN[1])];
  const close = (row, colour, alpha = SOLID) => areas.close(
    packed(colour, alpha), of.day[row], passes(sieve, of.band[row], of.step[row], of.flags[row]) ? 1 : 0);
  const dot = (row, x, y, radius, alpha = SOLID) => {
    if (region) {
      areas.lozenge(x, y, (radius + ROUND_DOT) * unit);
      close(row, OUTLINE);
    }
    if (alpha === SOLID) areas.lozenge(x, y, radius * unit);
    else areas.speck(x, y, radius * unit);
    close(row, COLOURS[of.band[row] - NO_SCORE], alpha);
  };

  for (const { a, b, c, d } of lines) {
    areas.line(across(a), down(b), across(c), down(d), LINE * unit);
    areas.close(packed(BORDER, SOLID), LAST_DAY, 1); // passes every filter
  }
  for (const row of plain) dot(row, ...place(row), ...(region ? [DOT] : [SPECK, SEE_THROUGH]));
  for (const row of ringed) {
    const [x, y] = place(row);
    areas.ring(x, y, 0, CIRCLE * unit);
    close(row, CASING);
    areas.ring(x, y, CIRCLE * unit, (CIRCLE + ROUND_CIRCLE) * unit);
    close(row, RING);
    dot(row, x, y, DOT);
  }
  return areas;
}

function geojson({ positions, colours, values, ids, starts, indices }) {
  const whole = (value, size = 1) => ({ value, size });
  const none = { properties: [], numericProps: {}, globalFeatureIds: whole(new Uint32Array()),
    featureIds: whole(new Uint32Array()), positions: whole(new Float32Array(), 2) };
  return {
    shape: "binary",
    points: { ...none, type: "Point" },
    lines: { ...none, type: "LineString", pathIndices: whole(new Uint32Array(1)) },
    polygons: {
      ...none, type: "Polygon", positions: whole(positions, 2), globalFeatureIds: whole(ids), featureIds: whole(ids),
      polygonIndices: whole(starts), primitivePolygonIndices: whole(starts), triangles: whole(indices),
      attributes: {
        getFillColor: { value: new Uint8Array(colours.buffer), size: 4, normalized: true },
        getFilterValue: whole(values, 2),
      },
    },
  };
}

self.onmessage = async ({ data: { type, payload } }) => {
  if (type !== "process") return;
  const { draw } = payload.options.mvt;
  try {
    const borders = await fetch(draw.borders);
    const areas = drawn(payload.input, await borders.json(), draw);
    const moved = Object.values(areas).filter(ArrayBuffer.isView).map(column => column.buffer);
    self.postMessage({ source: "loaders.gl", type: "done", payload: { result: geojson(areas) } }, moved);
  } catch (error) {
    self.postMessage({ source: "loaders.gl", type: "error", payload: { error: String(error) } });
  }
};

/** Rage: three or more clicks on one element, close in time and place. Told once for each burst. */

export type Hit = { target: unknown; x: number; y: number; at: number };

const clicks = 3;
const withinMs = 1_000;
const withinPx = 30;

export function createRage(): (hit: Hit) => boolean {
  let burst: Hit[] = [];
  let told = false;
  return (hit) => {
    const [first] = burst;
    const last = burst.at(-1);
    const goesOn =
      first &&
      last &&
      last.target === hit.target &&
      hit.at - last.at <= withinMs &&
      Math.hypot(hit.x - first.x, hit.y - first.y) <= withinPx;
    if (!goesOn) {
      burst = [];
      told = false;
    }
    burst.push(hit);
    const before = burst.at(-clicks);
    if (told || !before || hit.at - before.at > withinMs) return false;
    told = true;
    return true;
  };
}

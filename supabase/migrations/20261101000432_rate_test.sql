-- The statistical test behind "silent" and "over-matching": has the tag fewer (more) uses than its share of
-- the app's traffic in the same hours of earlier weeks lets expect?
--
-- Two rates are compared, conditional on traffic: in earlier weeks the tag had M of the app's B uses, now x
-- of N. If nothing changed, x given M follows the negative binomial with mean m = M * N / B and variance
-- m + m^2 / M (the predictive form of the conditional test of two Poisson rates: Przyborowski and
-- Wilenski, Biometrika 31, 1940; Krishnamoorthy and Thomson, J. Stat. Plan. Inference 119, 2004). People
-- click in bursts and differ from day to day, so the variance is multiplied by phi, the Pearson dispersion
-- of the tag's own hours, days and weeks around their share (quasi-likelihood: McCullagh and Nelder,
-- Generalized Linear Models, 1989, 9.2), never below one. The tail is summed exactly.
--
-- Dividing by the app's traffic is what keeps nights, week-ends, holidays and outages from blaming tags.
--
-- Looks: the last hour is looked at every ten minutes (144 a day), 6 hours, a day, a week and the time since
-- the last use every hour (96 more). At 2e-5 each, all looks of a healthy tag's day together stay under
-- 240 * 2e-5 = 0.5 % (Bonferroni; they overlap, so it is less), which leaves a factor of four of the 2 %
-- for what the model does not know. It costs little: without dispersion a tag whose hour should hold
-- eleven uses is flagged when none came, exp(-11) < 2e-5. Beyond that only a change that matters is
-- told: less than half, more than three times and twenty more.
create function app.health_alpha() returns float8 language sql immutable parallel safe return 2e-5::float8;

-- Probability of a count as low as this one (of one as high, where it is above what is expected).
create function app.count_tail(observed float8, expected float8, variance float8) returns float8
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  -- Sums are kept short: larger counts are scaled down, which makes the test milder, never sharper.
  scale constant float8 := greatest(1, expected / 2000);
  m constant float8 := expected / scale;
  x constant int := least(floor(observed / scale), 100000)::int;
  -- Size of the negative binomial; a variance that is no larger than the mean is Poisson's.
  r constant float8 := m / greatest(variance / expected - 1, 1e-6);
  step constant float8 := ln(m / (r + m));
  log_p float8 := -r * ln(1 + m / r);
  total float8 := 0;
begin
  for k in 0 .. case when x < m then x else x - 1 end loop
    if log_p > -700 then total := total + exp(log_p); end if;
    log_p := log_p + ln((k + r) / (k + 1)) + step;
  end loop;
  return case when x < m then least(total, 1) else greatest(1 - total, 0) end;
end $$;

-- Whether none at all in a window would be telling: the windows that have a say.
create function app.would_tell(expected float8, variance float8) returns boolean
language sql immutable parallel safe
return expected > 0 and app.count_tail(0, expected, variance) < app.health_alpha();
revoke all on function app.health_alpha, app.count_tail, app.would_tell from public;

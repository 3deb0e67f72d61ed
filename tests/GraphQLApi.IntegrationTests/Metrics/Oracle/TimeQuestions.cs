using System.Globalization;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>Random time arguments over the days that the test has read, those on which clocks change among them.</summary>
internal sealed class TimeQuestions(Random random, IReadOnlyList<TimeZoneInfo> zones, DateTime firstDay, DateTime now)
{
    private static readonly string[] Units = ["MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR"];
    private static readonly string[] Presets = ["TODAY", "YESTERDAY", "THIS_WEEK", "LAST_WEEK", "THIS_MONTH", "LAST_MONTH"];

    // More buckets say nothing more, and take the oracle long.
    private const int MostBuckets = 60;

    public TimeQuestion Next()
    {
        while (true)
        {
            var clock = new WallClock(zones[random.Next(zones.Count)]);
            var range = random.Next(4) switch { 0 => Last(clock), 1 => Preset(clock), _ => Between(clock) };
            var offset = random.Next(6) == 0 ? (random.Next(1, 4), Units[random.Next(1, 5)]) : ((int, string)?)null;
            var question = new TimeQuestion(clock, now, range, Interval(range.Range), offset, comparesPrevious: random.Next(4) == 0);
            if (IsRead(question.Range) && (question.Previous is not { } previous || IsRead(previous)))
                return question;
        }
    }

    // Visits of the first day may belong to sessions that were not read.
    private bool IsRead(Stretch range) => range.From >= firstDay.AddDays(1) && range.To > range.From;

    private (string Text, Stretch Range, Stretch Previous, (int, string)? Shift) Between(WallClock clock)
    {
        var from = firstDay.AddSeconds(random.Next((int)(now - firstDay).TotalSeconds - 7200));
        var to = from.AddSeconds(random.Next(60, random.Next(2) == 0 ? 86_400 : 86_400 * 9));
        if (random.Next(3) == 0)
            (from, to) = (clock.Utc(clock.Local(from).Date), clock.Utc(clock.Local(to).Date.AddDays(1)));
        to = to < now ? to : now;
        var (first, end) = (clock.Local(from).Date, clock.Local(to).Date);
        var isWholeDays = clock.Utc(first) == from && clock.Utc(end) == to && end > first;
        var days = (end - first).Days;
        var text = string.Create(CultureInfo.InvariantCulture, $"{{ between: {{ from: \"{from:yyyy-MM-ddTHH:mm:ss}Z\", to: \"{to:yyyy-MM-ddTHH:mm:ss}Z\" }} }}");
        var previous = isWholeDays ? clock.Back(from, days, "DAY") : from - (to - from);
        return (text, new Stretch(from, to), new Stretch(previous, from), isWholeDays ? (days, "DAY") : null);
    }

    private (string Text, Stretch Range, Stretch Previous, (int, string)? Shift) Last(WallClock clock)
    {
        var (amount, unit) = (random.Next(1, 6), Units[random.Next(1, 4)]);
        var from = clock.Back(now, amount, unit);
        return ($"{{ last: {{ amount: {amount}, unit: {unit} }} }}", new Stretch(from, now), new Stretch(clock.Back(from, amount, unit), from), (amount, unit));
    }

    private (string Text, Stretch Range, Stretch Previous, (int, string)? Shift) Preset(WallClock clock)
    {
        var preset = Presets[random.Next(Presets.Length)];
        var local = clock.Local(now);
        var (unit, current) = preset switch
        {
            "TODAY" or "YESTERDAY" => ("DAY", local.Date),
            "THIS_WEEK" or "LAST_WEEK" => ("WEEK", local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7))),
            _ => ("MONTH", new DateTime(local.Year, local.Month, 1)),
        };
        var before = WallClock.Back(current, 1, unit, out _);
        if (preset is "YESTERDAY" or "LAST_WEEK" or "LAST_MONTH")
            return ($"{{ preset: {preset} }}", new Stretch(clock.Utc(before), clock.Utc(current)), new Stretch(clock.Utc(WallClock.Back(before, 1, unit, out _)), clock.Utc(before)), (1, unit));
        var sameTime = clock.Utc(before + (local - current));
        return ($"{{ preset: {preset} }}", new Stretch(clock.Utc(current), now), new Stretch(clock.Utc(before), sameTime < clock.Utc(current) ? sameTime : clock.Utc(current)), (1, unit));
    }

    private (string, int, bool)? Interval(Stretch range)
    {
        if (random.Next(3) == 0)
            return null;
        var unit = Units[random.Next(Units.Length)];
        var size = unit switch { "MINUTE" => random.Next(5, 200), "HOUR" => random.Next(1, 13), _ => random.Next(1, 4) };
        var isFine = unit is "MINUTE" or "HOUR" && range.To - range.From > TimeSpan.FromMinutes((unit == "HOUR" ? 60 : 1) * size * MostBuckets);
        return isFine ? ("DAY", 1, true) : (unit, size, random.Next(3) > 0);
    }
}

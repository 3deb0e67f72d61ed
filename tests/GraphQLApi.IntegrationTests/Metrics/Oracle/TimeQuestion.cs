using System.Globalization;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

internal readonly record struct Stretch(DateTime From, DateTime To)
{
    public bool Holds(DateTime? time) => time >= From && time < To;
}

/// <summary>The time arguments of one question: as GraphQL text, and as what they mean by SEMANTICS §4.9.</summary>
internal sealed class TimeQuestion
{
    private readonly WallClock clock;
    private readonly DateTime now;
    private readonly (int Amount, string Unit)? shift;

    public TimeQuestion(WallClock clock, DateTime now, (string Text, Stretch Range, Stretch Previous, (int, string)? Shift) range, (string Unit, int Size, bool Fill)? interval, (int Amount, string Unit)? offset, bool comparesPrevious)
    {
        this.clock = clock;
        this.now = now;
        Range = range.Range;
        Interval = interval;
        Text = $"range: {range.Text}, timeZone: \"{clock.Id}\"";
        if (interval is { } cut)
            Text += $", interval: {{ unit: {cut.Unit}, size: {cut.Size}, fillGaps: {(cut.Fill ? "true" : "false")} }}";
        if (offset is { } back)
        {
            Text += $", compare: {{ offset: {{ amount: {back.Amount}, unit: {back.Unit} }} }}";
            Previous = new Stretch(clock.Back(Range.From, back.Amount, back.Unit), clock.Back(Range.To, back.Amount, back.Unit));
            shift = back;
        }
        else if (comparesPrevious)
        {
            Text += ", compare: { previousPeriod: true }";
            Previous = range.Previous;
            shift = range.Shift;
        }
    }

    public string Text { get; }

    public Stretch Range { get; }

    public Stretch? Previous { get; }

    public (string Unit, int Size, bool Fill)? Interval { get; }

    public WallClock Clock => clock;

    public DateTime Now => now;

    /// <summary>The buckets of the range; the range itself as the only one where there is no interval.</summary>
    public IReadOnlyList<Stretch> Buckets => Cut(Range);

    public IReadOnlyList<Stretch> PreviousBuckets => Previous is { } previous ? Cut(previous) : [];

    /// <summary>The compared bucket; null where the calendar has no such day or the clock no such time.</summary>
    public Stretch? Counterpart(Stretch bucket)
    {
        if (Interval is null)
            return Previous;
        var start = bucket.From > Range.From ? bucket.From : Range.From;
        DateTime back;
        if (shift is not { } by || by.Unit is "MINUTE" or "HOUR")
        {
            back = start - (shift is { } elapsed ? (elapsed.Unit == "HOUR" ? TimeSpan.FromHours(elapsed.Amount) : TimeSpan.FromMinutes(elapsed.Amount)) : Range.To - Range.From);
        }
        else
        {
            var local = WallClock.Back(clock.Local(start), by.Amount, by.Unit, out var isCut);
            if (isCut || (!clock.Shows(local) && clock.Local(start).TimeOfDay != TimeSpan.Zero))
                return null;
            back = clock.Utc(local);
        }

        var found = PreviousBuckets.Where(previous => previous.Holds(back)).ToArray();
        return found.Length == 0 ? null : found[0];
    }

    public string StartLocal(Stretch bucket)
    {
        var offset = clock.Offset(bucket.From);
        return string.Create(CultureInfo.InvariantCulture, $"{clock.Local(bucket.From):yyyy-MM-ddTHH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
    }

    private IReadOnlyList<Stretch> Cut(Stretch range)
    {
        if (Interval is not { } cut)
            return [range];
        var boundaries = clock.Boundaries(range.From, range.To, cut.Unit, cut.Size);
        return [.. boundaries.Zip(boundaries.Skip(1), (start, end) => new Stretch(start, end))];
    }
}

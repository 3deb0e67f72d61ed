using System.Text.Json.Nodes;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>One part of the time that figures are computed over.</summary>
/// <param name="Bucket">Cut to the range and to now.</param>
/// <param name="Range">Of the whole question.</param>
/// <param name="ShowsOccupancy">False in buckets shorter than a day.</param>
/// <param name="Clock">Of the question's zone.</param>
/// <param name="Now">The server's clock.</param>
internal sealed record Cell(Stretch Bucket, Stretch Range, bool ShowsOccupancy, WallClock Clock, DateTime Now);

/// <summary>A dimension: the enum value, what to select of the key, and the groups of a row (several where lists overlap).</summary>
internal sealed record Dimension<T>(string Name, string Key, Func<T, WallClock, IEnumerable<string?>> Groups, Func<string?, JsonNode?> Node);

/// <summary>A condition as a client writes it, and what it means.</summary>
internal sealed record Condition<T>(string Text, Func<T, bool> Holds);

/// <summary>One of the four results: its rows, dimensions, conditions and figures.</summary>
internal interface IPopulation
{
    string Field { get; }

    /// <summary>Text and expected data of one question.</summary>
    (string Query, JsonObject Expected) Ask(Random random, TimeQuestion time);
}

internal sealed class Population<T>(
    string name, IReadOnlyList<T> rows, Func<T, DateTime?> timeOf, string selection, IReadOnlyList<Dimension<T>> dimensions,
    IReadOnlyList<Condition<T>> conditions, Func<IReadOnlyList<T>, IReadOnlyList<T>, Cell, JsonObject> figures) : IPopulation
{
    public string Field => name;

    public (string Query, JsonObject Expected) Ask(Random random, TimeQuestion time)
    {
        var where = random.Next(3) == 0 ? null : Where(random, depth: 0);
        var grouped = random.Next(5) == 0 ? [] : random.GetItems([.. dimensions], random.Next(3)).DistinctBy(dimension => dimension.Name).ToArray();
        var (text, isBucketed, compares) = (time.Text, time.Interval is not null, time.Previous is not null);
        if (where is not null)
            text += $", where: {where.Text}";
        if (grouped.Length > 0)
            text += $", groupBy: [{string.Join(", ", grouped.Select(dimension => dimension.Name))}]";
        var parts = string.Concat(
            grouped.Length > 0 ? $"key {{ {string.Join(' ', grouped.Select(dimension => dimension.Key))} }} " : "",
            isBucketed ? "bucket { start end startLocal durationSeconds isPartial } " : "",
            $"metrics {{ {selection} }}", compares ? $" previous {{ {selection} }}" : "");
        var query = $"{{ {name}({text}) {{ truncated coverage {{ complete }} rows {{ {parts} }} totals {{ {selection} }}{(compares ? $" previousTotals {{ {selection} }}" : "")} }} }}";
        return (query, Answer([.. rows.Where(row => where is null || where.Holds(row))], grouped, time));
    }

    private JsonObject Answer(T[] all, Dimension<T>[] grouped, TimeQuestion time)
    {
        var answer = new JsonObject { ["truncated"] = false, ["coverage"] = new JsonObject { ["complete"] = true } };
        var inRange = Within(all, time.Range);
        var lines = new JsonArray();
        foreach (var group in Keys(inRange, grouped, time))
        {
            T[] members = [.. all.Where(row => Belongs(row, group, grouped, time.Clock))];
            foreach (var bucket in time.Buckets)
            {
                if (time.Interval is not { Fill: false } || Within(members, Cut(bucket, time.Range)).Length > 0)
                    lines.Add(Line(members, group, grouped, bucket, time));
            }
        }

        answer["rows"] = lines;
        answer["totals"] = Of(all, time.Range, time.Range, time, isBucket: false);
        if (time.Previous is { } previous)
            answer["previousTotals"] = Of(all, previous, previous, time, isBucket: false);
        return answer;
    }

    private JsonObject Line(T[] members, string?[] group, Dimension<T>[] grouped, Stretch bucket, TimeQuestion time)
    {
        var line = new JsonObject();
        if (grouped.Length > 0)
            line["key"] = new JsonObject(grouped.Select((dimension, i) => KeyValuePair.Create(dimension.Key.Split(' ')[0], dimension.Node(group[i]))));
        if (time.Interval is not null)
        {
            line["bucket"] = new JsonObject
            {
                ["start"] = Json(bucket.From),
                ["end"] = Json(bucket.To),
                ["startLocal"] = time.StartLocal(bucket),
                ["durationSeconds"] = (bucket.To - bucket.From).TotalSeconds,
                ["isPartial"] = bucket.From < time.Range.From || bucket.To > time.Range.To || bucket.To > time.Now,
            };
        }

        line["metrics"] = Of(members, Cut(bucket, time.Range), time.Range, time, time.Interval is not null);
        if (time.Previous is { } range)
            line["previous"] = time.Counterpart(bucket) is { } previous ? Of(members, Cut(previous, range), range, time, time.Interval is not null) : null;
        return line;
    }

    private JsonObject Of(IReadOnlyList<T> members, Stretch bucket, Stretch range, TimeQuestion time, bool isBucket) => figures(
        Within(members, bucket), members, new Cell(bucket, range, ShowsOccupancy: !isBucket || time.Interval is not { Unit: "MINUTE" or "HOUR" }, time.Clock, time.Now));

    private T[] Within(IEnumerable<T> candidates, Stretch stretch) => [.. candidates.Where(row => stretch.Holds(timeOf(row)))];

    private static Stretch Cut(Stretch bucket, Stretch range) =>
        new(bucket.From > range.From ? bucket.From : range.From, bucket.To < range.To ? bucket.To : range.To);

    private static IEnumerable<string?[]> Keys(T[] inRange, Dimension<T>[] grouped, TimeQuestion time)
    {
        IEnumerable<string?[]> Of(T row) => grouped.Aggregate(
            (IEnumerable<string?[]>)[[]], (keys, dimension) => keys.SelectMany(key => dimension.Groups(row, time.Clock).Distinct().Select(value => key.Append(value).ToArray())));

        return grouped.Length == 0 ? [[]] : inRange.SelectMany(Of).DistinctBy(key => string.Join('\u0001', key.Select(value => value ?? "\u0002")));
    }

    private static bool Belongs(T row, string?[] group, Dimension<T>[] grouped, WallClock clock) =>
        grouped.Select((dimension, i) => dimension.Groups(row, clock).Contains(group[i])).All(belongs => belongs);

    private Condition<T> Where(Random random, int depth)
    {
        if (depth == 2 || random.Next(2) == 0)
            return conditions[random.Next(conditions.Count)];
        var parts = Enumerable.Range(0, 2).Select(_ => Where(random, depth + 1)).ToArray();
        var text = string.Join(", ", parts.Select(part => part.Text));
        return random.Next(2) == 0
            ? new Condition<T>($"{{ and: [{text}] }}", row => parts.All(part => part.Holds(row)))
            : new Condition<T>($"{{ or: [{text}] }}", row => parts.Any(part => part.Holds(row)));
    }

    private static string Json(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
}

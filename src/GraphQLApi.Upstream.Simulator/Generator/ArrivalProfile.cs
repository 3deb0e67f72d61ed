namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>When sessions begin: by season, weekday and hour (UTC), with a busy spell on some days.</summary>
internal static class ArrivalProfile
{
    private static readonly double[] Hours =
        [8, 6, 5, 5, 6, 10, 24, 55, 92, 108, 110, 102, 84, 92, 98, 92, 84, 68, 48, 36, 28, 20, 14, 10];

    // Monday to Friday average 1.
    private static readonly double[] Weekdays = [0.34, 1.16, 1.03, 0.98, 0.94, 0.89, 0.52];

    /// <summary>Seconds of the day, ascending.</summary>
    public static List<int> Draw(SeededRandom random, DateOnly date, int sessionsPerDay)
    {
        var season = 1 + (0.08 * Math.Sin(2 * Math.PI * (date.DayOfYear - 60) / 365.0));
        var mean = sessionsPerDay * Weekdays[(int)date.DayOfWeek] * season;
        var count = (int)Math.Round(Math.Max(0, mean + (random.Normal() * Math.Sqrt(mean + (0.0009 * mean * mean)))));
        var arrivals = new List<int>(count);
        for (var i = 0; i < count; i++)
            arrivals.Add((random.Weighted(Hours) * 3600) + random.Next(3600));
        arrivals.Sort();
        return arrivals;
    }

    /// <summary>How much longer than usual people wait in each hour of the day.</summary>
    public static double[] Pressure(SeededRandom random)
    {
        var pressure = new double[24];
        for (var hour = 0; hour < 24; hour++)
            pressure[hour] = (hour is >= 9 and <= 11 or 14 ? 1.25 : 0.85) * (0.8 + (0.4 * random.NextDouble()));
        if (random.Chance(0.3))
            pressure[random.Next(8, 18)] *= 3.5;
        return pressure;
    }
}

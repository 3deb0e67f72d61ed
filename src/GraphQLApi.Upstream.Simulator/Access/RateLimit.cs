namespace GraphQLApi.Upstream.Simulator.Access;

/// <summary>Rolling windows of accepted calls (CONTRACT §3.1); refused calls do not lengthen the wait (ASSUME).</summary>
internal sealed class RateLimit(int perMinute, int feedPerHour)
{
    private readonly Lock gate = new();
    private readonly Queue<long> minute = new();
    private readonly Dictionary<string, Queue<long>> hours = new(StringComparer.Ordinal);

    /// <summary>Null: admitted; otherwise which limit is exhausted and for how long.</summary>
    public Refusal? Admit(DateTimeOffset at, string? feedBot)
    {
        if (perMinute == 0)
            return null;
        lock (gate)
        {
            var now = at.UtcTicks;
            var hour = feedBot is not null && feedPerHour > 0 ? HourOf(feedBot) : null;
            // "When the hour is exhausted, calls fail even if the minute has room."
            if (hour is not null && Wait(hour, now, TimeSpan.FromHours(1), feedPerHour) is { } hourWait)
                return new Refusal(VendorMessages.HourlyLimit, hourWait);
            if (Wait(minute, now, TimeSpan.FromMinutes(1), perMinute) is { } wait)
                return new Refusal(VendorMessages.MinuteLimit, wait);
            minute.Enqueue(now);
            hour?.Enqueue(now);
            return null;
        }
    }

    private Queue<long> HourOf(string bot) => hours.TryGetValue(bot, out var queue) ? queue : hours[bot] = new Queue<long>();

    private static TimeSpan? Wait(Queue<long> accepted, long now, TimeSpan window, int limit)
    {
        while (accepted.TryPeek(out var oldest) && oldest <= now - window.Ticks)
            accepted.Dequeue();
        return accepted.Count < limit ? null : TimeSpan.FromTicks(accepted.Peek() + window.Ticks - now);
    }

    internal sealed record Refusal(string Message, TimeSpan Wait);
}

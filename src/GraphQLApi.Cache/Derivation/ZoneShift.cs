namespace GraphQLApi.Cache.Derivation;

/// <summary>
/// Trap T1: at a time zone offset other than 0 the vendor shifts the end of bot-only rows without finalStatus a second time. The rule of
/// SEMANTICS §1.10 repairs what is then a session of less than ten minutes, and leaves genuinely long ones alone.
/// </summary>
internal static class ZoneShift
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(600);

    /// <summary>The true end, or null where the row does not look shifted.</summary>
    public static DateTime? RepairedEnd(bool isBotOnly, string? finalStatus, DateTime? start, DateTime? end, int timeZoneOffset)
    {
        if (timeZoneOffset == 0 || !isBotOnly || finalStatus is not null || start is null || end is null)
        {
            return null;
        }

        var corrected = end.Value.AddMinutes(timeZoneOffset);
        var length = corrected - start.Value;
        return length >= TimeSpan.Zero && length < Longest ? corrected : null;
    }
}

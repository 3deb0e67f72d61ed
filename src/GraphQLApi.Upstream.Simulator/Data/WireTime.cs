using System.Buffers.Text;
using System.Globalization;

namespace GraphQLApi.Upstream.Simulator.Data;

/// <summary>The two spellings of times on the wire (CONTRACT §4.5): L = naive seconds, Z = UTC with milliseconds.</summary>
internal static class WireTime
{
    public const string LocalFormat = "yyyy-MM-dd'T'HH:mm:ss";
    public const int LocalLength = 19;

    private static readonly long EpochTicks = DateTime.UnixEpoch.Ticks;

    public static string Local(long seconds) => At(seconds).ToString(LocalFormat, CultureInfo.InvariantCulture);

    public static string Zulu(long milliseconds) =>
        DateTime.UnixEpoch.AddMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The feed's form: an explicit <c>+00:00</c>.</summary>
    public static string WithOffset(long milliseconds) =>
        DateTime.UnixEpoch.AddMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);

    public static bool TryParseLocal(ReadOnlySpan<char> text, out long seconds)
    {
        var fits = DateTime.TryParseExact(text, LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        seconds = fits ? Seconds(time) : 0;
        return fits;
    }

    /// <summary>Reads the nineteen bytes of an L time; anything else is left alone.</summary>
    public static bool TryParseLocal(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.Length != LocalLength || text[10] != 'T')
            return false;
        Span<char> chars = stackalloc char[LocalLength];
        for (var i = 0; i < LocalLength; i++)
            chars[i] = (char)text[i];
        return DateTime.TryParseExact(chars, LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    public static void WriteLocal(DateTime time, Span<byte> target)
    {
        Span<byte> roundTrip = stackalloc byte[33];
        Utf8Formatter.TryFormat(time, roundTrip, out _, 'O');
        roundTrip[..LocalLength].CopyTo(target);
    }

    public static long Seconds(DateTime time) => (time.Ticks - EpochTicks) / TimeSpan.TicksPerSecond;

    /// <summary>First eight hexadecimal digits of an ObjectId are its Unix seconds (CONTRACT §4.6); masked ids may lack one digit (T14).</summary>
    public static bool TryReadObjectId(string id, out long seconds)
    {
        seconds = 0;
        return id.Length is 23 or 24
            && long.TryParse(id.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out seconds);
    }

    private static DateTime At(long seconds) => DateTime.UnixEpoch.AddSeconds(seconds);
}

using System.Globalization;

namespace GraphQLApi.Upstream.Simulator.Data;

/// <summary>Values that follow from an id, so that every endpoint and every run derives the same.</summary>
internal static class Derived
{
    /// <summary>Milliseconds of every time of one session: constant within it, so that differences stay whole seconds.</summary>
    public static int Milliseconds(string sessionId) => (int)(Hash(sessionId) % 1000);

    /// <summary>FNV-1a, then mixed: stable over processes, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static ulong Hash(string text, ulong salt = 0)
    {
        var hash = 14695981039346656037UL ^ salt;
        foreach (var character in text)
            hash = (hash ^ character) * 1099511628211UL;
        return Mix(hash);
    }

    public static ulong Hash(ulong a, ulong b) => Mix(Mix(a + 0x9E3779B97F4A7C15UL) ^ b);

    /// <summary>An id like <c>u-1234abcd-…</c> with a version 5 GUID.</summary>
    public static string Guid(string prefix, ulong hash)
    {
        var low = Mix(hash);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{prefix}{hash >> 32:x8}-{(hash >> 16) & 0xffff:x4}-5{hash & 0xfff:x3}-8{(low >> 48) & 0xfff:x3}-{low & 0xffffffffffff:x12}");
    }

    /// <summary>The vendor's own form with seven digits in the first group (T15), <c>qu-1234567-…</c>.</summary>
    public static string NativeId(string prefix, ulong hash)
    {
        var low = Mix(hash);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{prefix}{hash >> 36:x7}-{(hash >> 16) & 0xffff:x4}-4{hash & 0xfff:x3}-9{(low >> 48) & 0xfff:x3}-{low & 0xffffffffffff:x12}");
    }

    public static string ObjectId(long seconds, ulong hash) => string.Create(CultureInfo.InvariantCulture, $"{seconds:x8}{hash:x16}");

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}

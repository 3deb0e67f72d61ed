using System.Globalization;
using System.Text.Json;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Server.Auth;

namespace GraphQLApi.Server.Commands;

/// <summary>Keys in lines of aligned columns; never their secrets.</summary>
internal static class KeyTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<AccessKeyRow> keys, DateTime now)
    {
        string[][] rows = [["KEY", "STATE", "CREATED", "EXPIRES", "LAST USE", "SCOPES", "NAME", "LIMITS"], .. keys.Select(key => Cells(key, now))];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>Of which queues and bots; empty where there is no limit.</summary>
    public static string Limits(AccessKeyRow key) => Limit(" of queues ", key.Queues) + Limit(" of bots ", key.Bots);

    public static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never";

    private static string[] Cells(AccessKeyRow key, DateTime now) =>
    [
        ApiKey.Prefix + key.KeyId, State(key, now), Time(key.CreatedAt), Time(key.ExpiresAt), Time(key.LastUsedAt), key.Scopes, key.Name,
        Limits(key).Trim(),
    ];

    private static string State(AccessKeyRow key, DateTime now) => key.RevokedAt is not null ? "revoked" : key.ExpiresAt <= now ? "expired" : "valid";

    private static string Limit(string words, string? ids) => ids is null ? "" : words + string.Join(", ", JsonSerializer.Deserialize<string[]>(ids) ?? []);
}

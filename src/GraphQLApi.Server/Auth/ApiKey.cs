using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GraphQLApi.Server.Auth;

/// <summary>
/// A key as its holder keeps it: <c>gqa_</c>, eight characters that may be shown, <c>_</c>, the secret, six that check the rest. The beginning is
/// for scanners of leaked secrets; the check tells one that was cut while copying, without asking anybody.
/// </summary>
/// <param name="Id">Finds the key; may stand in lists and logs.</param>
/// <param name="Secret">43 characters of 62 are 256 bits.</param>
internal sealed record ApiKey(string Id, string Secret)
{
    public const string Prefix = "gqa_";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 8;
    private const int SecretLength = 43;
    private const int CheckLength = 6;
    private const int Length = 4 + IdLength + 1 + SecretLength + CheckLength;

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static ApiKey New() =>
        new(RandomNumberGenerator.GetString(Alphabet, IdLength), RandomNumberGenerator.GetString(Alphabet, SecretLength));

    /// <summary>Null where the text is no whole key.</summary>
    public static ApiKey? Parse(string text)
    {
        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + IdLength] != '_')
            return null;
        var key = new ApiKey(text.Substring(Prefix.Length, IdLength), text.Substring(Prefix.Length + IdLength + 1, SecretLength));
        return key.Text == text ? key : null;
    }

    /// <summary>The id in the beginning of a key, be it the whole; null where there is none.</summary>
    public static string? IdOf(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length >= Prefix.Length + IdLength
        && text.AsSpan(Prefix.Length, IdLength).IndexOfAnyExcept(Letters) < 0
        && (text.Length == Prefix.Length + IdLength || text[Prefix.Length + IdLength] == '_')
            ? text.Substring(Prefix.Length, IdLength)
            : null;

    /// <summary>What the holder is given, once.</summary>
    public string Text => Body + Check(Body);

    /// <summary>Never the secret: a record's own text would hold it, and end in a log some day.</summary>
    public override string ToString() => Prefix + Id;

    private string Body => $"{Prefix}{Id}_{Secret}";

    private static string Check(string body)
    {
        var number = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        Span<char> check = stackalloc char[CheckLength];
        for (var index = CheckLength - 1; index >= 0; index--, number /= 62)
            check[index] = Alphabet[(int)(number % 62)];
        return check.ToString();
    }
}

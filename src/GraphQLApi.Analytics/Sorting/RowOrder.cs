using System.Security.Cryptography;
using System.Text;

namespace GraphQLApi.Analytics.Sorting;

/// <summary>A total order of rows: it ends in the natural key, so no two rows are equal in it.</summary>
internal sealed class RowOrder
{
    private string? fingerprint;

    public RowOrder(IReadOnlyList<SortKey> keys)
    {
        Keys = keys;
        Shape = string.Join(',', keys.Select(key => key.IsDescending ? $"-{key.Path}" : key.Path));
    }

    public IReadOnlyList<SortKey> Keys { get; }

    /// <summary>Equal for equal orders.</summary>
    public string Shape { get; }

    /// <summary>What a cursor carries of its order.</summary>
    public string Fingerprint => fingerprint ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Shape)).AsSpan(0, 4));
}

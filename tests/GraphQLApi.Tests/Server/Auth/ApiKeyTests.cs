using GraphQLApi.Server.Auth;

namespace GraphQLApi.Tests.Server.Auth;

/// <summary>What a key looks like, and that nothing but the whole of it is one.</summary>
public sealed class ApiKeyTests
{
    // The check part as this version writes it: keys in the field must stay keys.
    private const string Known = "gqa_AAAAAAAA_0123456789012345678901234567890123456789012CHECK!";

    [Fact]
    public void A_new_key_is_read_back_and_recognised()
    {
        var key = ApiKey.New();
        Assert.Matches("^gqa_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$", key.Text);
        Assert.Equal(key, ApiKey.Parse(key.Text));
        Assert.True(KeyHash.Of(key.Secret).Matches(key.Secret));
        Assert.Equal($"gqa_{key.Id}", key.ToString());
    }

    [Fact]
    public void A_key_that_lost_or_changed_a_character_is_noticed_without_asking_anybody()
    {
        var text = ApiKey.New().Text;
        for (var length = 0; length < text.Length; length++)
            Assert.Null(ApiKey.Parse(text[..length]));
        for (var index = 0; index < text.Length; index++)
            Assert.Null(ApiKey.Parse(text[..index] + (text[index] == 'x' ? 'y' : 'x') + text[(index + 1)..]));
        Assert.Null(ApiKey.Parse(text + "0"));
        Assert.Null(ApiKey.Parse(Known));
    }

    [Fact]
    public void The_same_secret_is_stored_differently_each_time()
    {
        var (one, two) = (KeyHash.Of("secret"), KeyHash.Of("secret"));
        Assert.NotEqual(one.Salt, two.Salt);
        Assert.NotEqual(one.Hash, two.Hash);
        Assert.True(two.Matches("secret"));
        Assert.False(two.Matches("Secret"));
        Assert.Equal((16, 32), (one.Salt.Length, one.Hash.Length));
    }

    [Theory]
    [InlineData("gqa_AbCd0123", "AbCd0123")]
    [InlineData("gqa_AbCd0123_more", "AbCd0123")]
    [InlineData("gqa_AbCd0123more", null)]
    [InlineData("gqa_AbCd012", null)]
    [InlineData("gqa_AbCd01-3", null)]
    [InlineData("AbCd0123", null)]
    public void A_beginning_names_a_key(string text, string? id) => Assert.Equal(id, ApiKey.IdOf(text));
}

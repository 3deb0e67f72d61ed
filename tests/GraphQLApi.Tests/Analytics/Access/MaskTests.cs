using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Fields;

namespace GraphQLApi.Tests.Analytics.Access;

public sealed class MaskTests
{
    [Theory]
    [InlineData("+12025550101", "+1********01")]
    [InlineData("123456", "12**56")]
    [InlineData("12345", "*****")]
    [InlineData("1", "*")]
    [InlineData("", "")]
    [InlineData("😀1🙂345🙃", "😀1***5🙃")]
    [InlineData("e\u0301234567", "e\u03012***67")]
    public void Of_a_phone_number_two_characters_stay_at_either_end(string text, string masked) => Assert.Equal(masked, Mask.Apply(Personal.Phone, text));

    [Theory]
    [InlineData("jane.doe@domain.com", "j***@d***.com")]
    [InlineData("john doe@domain.com", "j***@d***.com")]
    [InlineData("j@x.de", "j***@x***.de")]
    [InlineData("jane@mail.domain.co.uk", "j***@m***.uk")]
    [InlineData("Jane Doe <jane@domain.com>", "J***@d***")]
    [InlineData("jane@localhost", "j***@l***")]
    [InlineData("jane@x. call 5551234", "j***@x***")]
    [InlineData("jane@x.5551234", "j***@x***")]
    [InlineData("a@b@c.org", "a***@c***.org")]
    [InlineData("élan@домен.рф", "é***@д***.рф")]
    [InlineData("@domain.com", "***")]
    [InlineData("jane@", "***")]
    [InlineData("jane", "***")]
    [InlineData("", "")]
    public void Of_an_address_the_initials_and_the_top_level_domain_stay(string text, string masked) => Assert.Equal(masked, Mask.Apply(Personal.Email, text));

    [Theory]
    [InlineData("Jane", "J.")]
    [InlineData("jane@domain.com", "j.")]
    [InlineData("+12025550111", "+.")]
    [InlineData("J", "J.")]
    [InlineData("👩‍👧 Mum", "👩‍👧.")]
    [InlineData("E\u0301lodie", "E\u0301.")]
    [InlineData("", "")]
    public void Of_a_name_the_initial_stays(string text, string masked) => Assert.Equal(masked, Mask.Apply(Personal.Name, text));

    [Theory]
    [InlineData("NO AGENTS AVAILABLE", "NO AGENTS AVAILABLE")]
    [InlineData("Default Queue:John Steve", "Default Queue: ***")]
    [InlineData("a: b: c", "a: ***")]
    [InlineData(":Jane", ": ***")]
    [InlineData("Default Queue: ", "Default Queue: ")]
    [InlineData("", "")]
    public void Of_a_reason_the_part_before_the_colon_stays(string text, string masked) => Assert.Equal(masked, Mask.Apply(Personal.Remainder, text));

    [Theory]
    [InlineData("gold", "***")]
    [InlineData("", "")]
    public void Of_another_value_nothing_stays(string text, string masked) => Assert.Equal(masked, Mask.Apply(Personal.Value, text));

    [Fact]
    public void Free_text_is_null() => Assert.Null(Mask.Apply(Personal.Withheld, "Call me back."));

    [Fact]
    public void What_is_open_stays() => Assert.Equal("voice", Mask.Apply(Personal.No, "voice"));
}

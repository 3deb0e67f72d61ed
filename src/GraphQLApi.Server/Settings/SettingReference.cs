using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GraphQLApi.Server.Settings;

/// <summary>Every setting as a Markdown table, its meaning taken from the sentence that stands at the property which reads it.</summary>
internal static partial class SettingReference
{
    /// <param name="folder">Where the assemblies' documentation files are: beside the program.</param>
    public static string Write(string folder)
    {
        var text = new StringBuilder();
        text.Append("# Settings\n\nWritten by `export settings` from the options classes; a test holds it to them. Durations are `d.hh:mm:ss`.\n\n");
        text.Append("| key | default | values | meaning |\n|---|---|---|---|\n");
        var sentences = new Dictionary<Assembly, Dictionary<string, string>>();
        foreach (var (key, value, property) in SettingCatalogue.Entries)
        {
            Row(key, value, property, property is null ? "Listen addresses, separated by semicolons." : Sentence(property));
            if (property is not null && SettingsBinder.IsMap(property))
            {
                var group = property.PropertyType.GetGenericArguments()[1];
                foreach (var member in SettingsBinder.Properties(group, []))
                    Row($"{key}:<name>:{member.Name}", "", member, Sentence(member));
            }
        }

        return text.ToString();

        void Row(string key, string value, PropertyInfo? property, string meaning) => text
            .Append("| `").Append(key).Append("` | ").Append(Default(value)).Append(" | ").Append(property is null ? "" : Values(property)).Append(" | ")
            .Append(meaning.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");

        string Sentence(PropertyInfo property)
        {
            var assembly = property.DeclaringType!.Assembly; // a property has a type
            if (!sentences.TryGetValue(assembly, out var known))
                sentences[assembly] = known = Read(Path.Combine(folder, assembly.GetName().Name + ".xml"));
            return known.GetValueOrDefault($"P:{property.DeclaringType.FullName}.{property.Name}", "");
        }
    }

    private static string Default(string value) => value switch
    {
        "" or "[]" => "",
        "True" => "`true`",
        "False" => "`false`",
        _ => $"`{value}`",
    };

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => Blanks().Replace(Text(member.Element("summary")!), " ").Trim()); // every member has a name; see Where

    private static string Text(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("cref")?.Value ?? "").Split('.', ':')[^1]}`",
        XElement code => $"`{code.Value}`",
        _ => "",
    }));

    private static string Values(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var secret = SettingsBinder.IsSecret(property.Name) ? $"; a secret: `{property.Name}File` may name a file that holds it" : "";
        return type switch
        {
            _ when SettingsBinder.IsList(property) => "a list: `:0`, `:1`, …",
            _ when SettingsBinder.IsMap(property) => "by name",
            _ when type == typeof(bool) => "`true`, `false`",
            _ when type == typeof(TimeSpan) => "duration",
            _ when type.IsEnum => string.Join(", ", Enum.GetNames(type).Select(name => $"`{name}`")),
            _ when type == typeof(double) => "number",
            _ when type == typeof(string) => "text" + secret,
            _ => "whole number",
        };
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

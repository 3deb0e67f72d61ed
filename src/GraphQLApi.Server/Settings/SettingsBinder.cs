using System.Globalization;
using System.Reflection;

namespace GraphQLApi.Server.Settings;

/// <summary>
/// Sets the properties of an options object from its section. Unlike the framework's binder it names every unreadable value at once and
/// says how to write it; the value of a secret is never repeated.
/// </summary>
internal sealed class SettingsBinder(IConfiguration configuration, ICollection<string> problems)
{
    private static readonly string[] Secrets = ["ClientSecret", "Token", "ConnectionString", "OtlpHeaders"];

    /// <summary>Whether the value must never be shown, and may also be named by a file: <c>…File</c>.</summary>
    public static bool IsSecret(string name) => Secrets.Contains(name);

    /// <summary>The properties that are settings: those that can be written, lists, and nested groups of the same.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type options, IReadOnlyCollection<string> except) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !except.Contains(property.Name) && (property.CanWrite || IsList(property) || IsMap(property) || IsGroup(property)));

    public static bool IsList(PropertyInfo property) => property.PropertyType == typeof(IList<string>);

    /// <summary>Groups of settings by a name that the operator gives, such as a queue's id.</summary>
    public static bool IsMap(PropertyInfo property) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IDictionary<,>);

    public static bool IsGroup(PropertyInfo property) =>
        property.PropertyType.IsClass && property.PropertyType != typeof(string) && property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal);

    /// <summary>Binds <paramref name="section"/> and returns <paramref name="options"/>; <paramref name="except"/> are facts that the composition adds.</summary>
    public T Bind<T>(string section, T options, params string[] except)
        where T : class
    {
        foreach (var property in Properties(options.GetType(), except))
        {
            var key = $"{section}:{property.Name}";
            if (IsList(property))
                Fill((IList<string>)property.GetValue(options)!, key);
            else if (IsMap(property))
                FillMap((System.Collections.IDictionary)property.GetValue(options)!, property.PropertyType.GetGenericArguments()[1], key);
            else if (IsGroup(property))
                Bind(key, property.GetValue(options)!);
            else
                Set(options, property, key);
        }

        return options;
    }

    private void Fill(IList<string> list, string key)
    {
        foreach (var item in configuration.GetSection(key).GetChildren().Where(item => !string.IsNullOrWhiteSpace(item.Value)))
            list.Add(item.Value!.Trim());
    }

    private void FillMap(System.Collections.IDictionary map, Type group, string key)
    {
        var known = Properties(group, []).Select(property => property.Name).ToArray();
        foreach (var entry in configuration.GetSection(key).GetChildren())
        {
            map[entry.Key] = Bind(entry.Path, Activator.CreateInstance(group)!);
            foreach (var unknown in entry.GetChildren().Where(setting => !known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)))
                problems.Add($"{unknown.Path} is not a setting of this version. Of {entry.Path} there is {string.Join(", ", known)}.");
        }
    }

    private void Set(object options, PropertyInfo property, string key)
    {
        var text = configuration[key];
        if (IsSecret(property.Name) && configuration[key + "File"] is { Length: > 0 } file)
            text = ReadSecret(key, file) ?? text;
        // Empty means not set, except for a text, which somebody may want empty.
        if (text is null || (string.IsNullOrWhiteSpace(text) && property.PropertyType != typeof(string)))
            return;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (Parse(type, text.Trim()) is { } value)
            property.SetValue(options, value);
        else
            problems.Add(IsSecret(property.Name) ? $"{key} cannot be read." : $"{key} is '{text}'. {Expectation(type, text.Trim())}");
    }

    // Container platforms hand secrets over as files; a missing one must not turn into an anonymous call.
    private string? ReadSecret(string key, string file)
    {
        if (File.Exists(file))
            return File.ReadAllText(file).Trim();
        problems.Add($"{key}File names '{file}', which does not exist.");
        return null;
    }

    private static object? Parse(Type type, string text) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ when type == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ when type == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
        _ when type == typeof(TimeSpan) => Duration.TryParse(text, out var duration) ? duration : null,
        _ when type.IsEnum => Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse(type, text, ignoreCase: true) : null,
        _ => throw new ArgumentException($"No setting can have the type {type}.", nameof(type)),
    };

    private static string Expectation(Type type, string text) => type switch
    {
        _ when type == typeof(bool) => "Write true or false.",
        _ when type == typeof(TimeSpan) => Duration.Expectation(text),
        _ when type.IsEnum => $"Write {string.Join(" or ", Enum.GetNames(type))}.",
        _ when type == typeof(double) => "Write a number.",
        _ => "Write a whole number.",
    };
}

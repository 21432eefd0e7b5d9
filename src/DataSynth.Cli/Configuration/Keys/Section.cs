using System.Diagnostics.CodeAnalysis;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>A mapping in the file, asked key by key; what is wrong with a value is reported when it is asked for.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class Section(YamlMapping mapping, DiagnosticBag diagnostics)
{
    /// <summary>Where the mapping starts.</summary>
    public SourcePosition Position => mapping.Position;

    /// <summary>Takes the findings.</summary>
    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>Whether the file gives this key.</summary>
    /// <param name="key">The key.</param>
    public bool Has(Key key) => mapping.Find(key.Name) is not null;

    /// <summary>Where the key stands; the start of the mapping when it is not given.</summary>
    /// <param name="key">The key.</param>
    public SourcePosition PositionOf(Key key) => mapping.Find(key.Name)?.Key.Position ?? mapping.Position;

    /// <summary>Where the key's value stands; the start of the mapping when it is not given.</summary>
    /// <param name="key">The key.</param>
    public SourcePosition ValuePositionOf(Key key) => mapping.Find(key.Name)?.Value.Position ?? mapping.Position;

    /// <summary>The value of a key, or its default when it is not given or refused.</summary>
    /// <typeparam name="T">What the value becomes.</typeparam>
    /// <param name="key">The key.</param>
    public T Get<T>(DefaultedKey<T> key)
        where T : notnull
        => TryRead(key, key.Shape, out var value) ? value : key.Default;

    /// <summary>The value of a key; null when it is not given or refused.</summary>
    /// <typeparam name="T">What the value becomes.</typeparam>
    /// <param name="key">The key.</param>
    public T? Find<T>(OptionalKey<T> key)
        where T : class
        => TryRead(key, key.Shape, out var value) ? value : null;

    /// <inheritdoc cref="Find{T}"/>
    public T? FindValue<T>(OptionalKey<T> key)
        where T : struct
        => TryRead(key, key.Shape, out var value) ? value : null;

    private bool TryRead<T>(Key key, Shape<T> shape, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        value = default;
        if (mapping.Find(key.Name) is not { Value: not YamlAlias } member)
            return false;
        if (member.Value is not YamlScalar { IsNull: true })
            return shape.TryRead(member.Value, diagnostics, out value);

        diagnostics.Error(member.Key.Position, $"\"{key.Name}\" has no value; expected {shape.Expected}, or leave the key out");
        return false;
    }
}

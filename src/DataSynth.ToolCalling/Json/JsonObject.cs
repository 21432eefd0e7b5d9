using System.Diagnostics.CodeAnalysis;

namespace DataSynth.ToolCalling.Json;

/// <summary>
/// A JSON object. Keys are unique: of a key that was given twice the last value wins and takes the place of the first (as in Python
/// and JavaScript), and <see cref="HasDuplicateKeys"/> says so.
/// </summary>
public sealed class JsonObject : JsonValue
{
    /// <summary>Above this number of members look-ups use an index; below it a scan is faster and allocates nothing.</summary>
    private const int IndexThreshold = 12;

    private readonly List<JsonMember> _members;
    private Dictionary<string, int>? _index;

    /// <summary>An object from members.</summary>
    /// <param name="members">The members as given; keys may repeat.</param>
    /// <param name="source">Where the object stood in the text it was read from; empty when it was not read from text.</param>
    public JsonObject(IEnumerable<JsonMember> members, SourceSpan source = default)
    {
        _members = [];
        Source = source;
        foreach (var member in members)
        {
            var position = PositionOf(member.Name);
            if (position < 0)
            {
                Append(member);
            }
            else
            {
                _members[position] = member;
                HasDuplicateKeys = true;
            }
        }
    }

    private JsonObject(List<JsonMember> members, Dictionary<string, int>? index, SourceSpan source)
    {
        _members = members;
        _index = index;
        Source = source;
    }

    /// <summary>The object without members.</summary>
    public static JsonObject Empty { get; } = new([]);

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Object;

    /// <summary>The members in the order in which their keys first appeared.</summary>
    public IReadOnlyList<JsonMember> Members => _members;

    /// <summary>Whether a key was given more than once.</summary>
    public bool HasDuplicateKeys { get; }

    /// <summary>Where the object stood in the text it was read from, braces included.</summary>
    public SourceSpan Source { get; }

    /// <summary>Looks a member up.</summary>
    /// <param name="name">The key, compared by code unit.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False when the object has no such member; a member that is <c>null</c> gives true.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out JsonValue? value)
    {
        var position = PositionOf(name);
        value = position < 0 ? null : _members[position].Value;
        return position >= 0;
    }

    /// <summary>The text of a string member.</summary>
    /// <param name="name">The key.</param>
    /// <returns>Null when the member is missing or is not a string.</returns>
    public string? GetText(string name) => TryGet(name, out var value) && value is JsonString text ? text.Text : null;

    /// <summary>An object that takes a reader's own list over instead of copying it, where no key is given twice.</summary>
    internal static JsonObject Adopt(List<JsonMember> members, SourceSpan source)
    {
        if (members.Count > IndexThreshold)
        {
            var index = new Dictionary<string, int>(members.Count);
            for (var i = 0; i < members.Count; i++)
            {
                if (!index.TryAdd(members[i].Name, i))
                    return new JsonObject((IEnumerable<JsonMember>)members, source);
            }

            return new JsonObject(members, index, source);
        }

        for (var i = 1; i < members.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (members[i].Name == members[j].Name)
                    return new JsonObject((IEnumerable<JsonMember>)members, source);
            }
        }

        return new JsonObject(members, null, source);
    }

    private int PositionOf(string name)
    {
        if (_index is not null)
            return _index.TryGetValue(name, out var position) ? position : -1;

        for (var i = 0; i < _members.Count; i++)
        {
            if (_members[i].Name == name)
                return i;
        }

        return -1;
    }

    private void Append(JsonMember member)
    {
        _members.Add(member);
        if (_index is not null)
        {
            _index.Add(member.Name, _members.Count - 1);
        }
        else if (_members.Count > IndexThreshold)
        {
            _index = new Dictionary<string, int>(_members.Count * 2);
            for (var i = 0; i < _members.Count; i++)
                _index.Add(_members[i].Name, i);
        }
    }
}

namespace DataSynth.Datasets.Obfuscation;

/// <summary>Kinds of JSON Schema's keywords.</summary>
internal static class SchemaKeywords
{
    /// <summary>Keywords whose value is text for readers.</summary>
    public static bool IsText(string keyword) => keyword is "description" or "title" or "$comment" or "markdownDescription";

    /// <summary>Keywords whose schemas speak of the very object that their own schema speaks of.</summary>
    public static bool IsSameObject(string keyword) => keyword is "anyOf" or "oneOf" or "allOf";
}

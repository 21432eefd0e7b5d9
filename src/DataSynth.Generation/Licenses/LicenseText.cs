namespace DataSynth.Generation.Licenses;

/// <summary>Recognises licences in the text that weights carry. Several may be joined, and all of them count.</summary>
internal static class LicenseText
{
    /// <summary>Phrases that only the licence itself has; all phrases of a row must occur, and one that starts with <c>!</c> must
    /// not.</summary>
    private static readonly (string License, string[] Phrases)[] Fingerprints =
    [
        (LicenseNames.Apache, ["apache license", "version 2.0"]),
        (LicenseNames.ModifiedMit, ["permission is hereby granted, free of charge", "monthly active users"]),
        (LicenseNames.ModifiedMit, ["permission is hereby granted, free of charge", "modified mit"]),
        (LicenseNames.Mit, ["permission is hereby granted, free of charge", "!monthly active users", "!modified mit"]),
        (LicenseNames.Llama, ["llama", "community license"]),
        (LicenseNames.Gemma, ["gemma terms of use"]),
        (LicenseNames.QwenResearch, ["qwen research license"]),
        (LicenseNames.Qwen, ["tongyi qianwen"]),
        (LicenseNames.Qwen, ["qwen license agreement"]),
        (LicenseNames.MistralResearch, ["mistral ai research license"]),
        (LicenseNames.MistralNonProduction, ["mistral ai non-production license"]),
        (LicenseNames.NonCommercial, ["attribution-noncommercial"]),
        (LicenseNames.NonCommercial, ["cc by-nc"]),
        (LicenseNames.DeepSeek, ["deepseek license agreement"]),
        (LicenseNames.Glm4, ["glm-4-9b license"]),
        (LicenseNames.Falcon, ["falcon", "tii falcon"]),
        (LicenseNames.NvidiaOpenModel, ["nvidia open model license"]),
        (LicenseNames.LiquidOpen, ["lfm open license"]),
        (LicenseNames.Katanemo, ["katanemo", "license agreement"]),
        ("BSD-3-Clause", ["redistribution and use in source and binary forms", "neither the name"]),
        ("BSD-2-Clause", ["redistribution and use in source and binary forms", "!neither the name"]),
        ("ISC", ["permission to use, copy, modify, and/or distribute this software for any purpose"]),
        ("Unlicense", ["this is free and unencumbered software released into the public domain"]),
        ("CC0-1.0", ["cc0 1.0 universal"]),
        ("CC-BY-4.0", ["creative commons attribution 4.0 international"]),
    ];

    /// <summary>The licences that a text contains, in the order of the table.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<string> Recognize(string text)
    {
        var plain = string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return [.. Fingerprints.Where(row => row.Phrases.All(phrase => Holds(plain, phrase))).Select(row => row.License).Distinct()];
    }

    private static bool Holds(string text, string phrase)
        => phrase[0] == '!' ? !text.Contains(phrase[1..], StringComparison.Ordinal) : text.Contains(phrase, StringComparison.Ordinal);
}

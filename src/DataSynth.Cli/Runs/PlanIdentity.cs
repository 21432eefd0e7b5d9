using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace DataSynth.Cli.Runs;

/// <summary>
/// Everything that a plan is made from, in one hash: two starts with equal identities would write the same plan. What is in doubt is part of
/// it, so that at worst a plan is written once too often.
/// </summary>
internal static class PlanIdentity
{
    /// <summary>The identity of the plan that a prepared pipeline asks for.</summary>
    /// <param name="plan">The prepared pipeline; its inputs are hashed, its endpoints looked at.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(RunPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Parts(plan))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.LongLength));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Parts(RunPlan plan)
    {
        yield return RuntimeInformation.FrameworkDescription;
        foreach (var assembly in Program().OrderBy(assembly => assembly.FullName, StringComparer.Ordinal))
            yield return $"{assembly.FullName} {assembly.ManifestModule.ModuleVersionId}";
        yield return plan.PipelineText;
        yield return plan.Template.Text;
        yield return plan.Arguments.Limit?.ToString(CultureInfo.InvariantCulture) ?? "all";
        yield return plan.Settings.ToString();
        foreach (var input in plan.Inputs)
            yield return $"{input.Path}\n{input.Sha256}";
        foreach (var generator in plan.Generators)
            yield return $"{GeneratorRecord.Of(generator.Describe()).Description}\n{generator.Room}";
    }

    /// <summary>The rooms of this program and the packages that they use; a build that differs has other module ids.</summary>
    private static HashSet<Assembly> Program()
    {
        var found = new HashSet<Assembly>();
        var open = new Stack<Assembly>([typeof(PlanIdentity).Assembly]);
        while (open.TryPop(out var assembly))
        {
            if (!found.Add(assembly) || !IsOurs(assembly.GetName()))
                continue;
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => !IsOfTheRuntime(name)))
                open.Push(Assembly.Load(name));
        }

        return found;
    }

    private static bool IsOurs(AssemblyName name) => name.Name!.StartsWith("DataSynth", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfTheRuntime(AssemblyName name) => name.Name!.StartsWith("System", StringComparison.Ordinal);
}

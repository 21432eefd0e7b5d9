using System.Text.Json;

namespace DataSynth.EndToEnd.Tests.Style;

/// <summary>
/// Tells the better side of a pair from the worse by style alone: lengths, counts of marks, digits, letters and capitals, order of keys. A
/// logistic regression on the differences, trained and tested on different tasks (five folds).
/// </summary>
internal static class StyleClassifier
{
    private const int Folds = 5;
    private const int Steps = 300;
    private const double Rate = 0.3;
    private const double Decay = 0.01;
    private const string Marks = "\" ,:{[.-_/\\";

    /// <summary>The share of pairs told right by someone who sees both sides; a tie is half right.</summary>
    public static StyleFigure Accuracy(IReadOnlyList<StylePair> pairs) => CrossValidate([.. pairs.Select(pair => pair.TaskId)], Scaled(pairs));

    /// <summary>The share of sides told right by someone who sees one at a time, as many better ones as worse.</summary>
    public static StyleFigure SideAccuracy(IReadOnlyList<StylePair> pairs)
    {
        var sides = pairs.SelectMany(pair => (double[][])[Traits(pair.Better), Traits(pair.Worse)]).ToArray();
        for (var trait = 0; trait < sides[0].Length; trait++)
        {
            var mean = sides.Average(side => side[trait]);
            var deviation = Math.Sqrt(sides.Average(side => (side[trait] - mean) * (side[trait] - mean)));
            foreach (var side in sides)
                side[trait] = (side[trait] - mean) / Math.Max(deviation, 1e-9);
        }

        // A worse side, turned round, is a better one: one rule to train for both, the constant included.
        var rows = sides.Select((side, i) => side.Prepend(1).Select(trait => i % 2 == 0 ? trait : -trait).ToArray()).ToArray();
        return CrossValidate([.. pairs.SelectMany(pair => (string[])[pair.TaskId, pair.TaskId])], rows);
    }

    /// <summary>How well each single trait tells the sides apart, from 0.5 (not at all) to 1.</summary>
    public static IReadOnlyList<StyleFigure> SingleTraits(IReadOnlyList<StylePair> pairs)
    {
        var rows = Scaled(pairs);
        return [.. Enumerable.Range(0, rows[0].Length).Select(trait =>
        {
            var direction = rows.Sum(row => Math.Sign(row[trait])) < 0 ? -1 : 1;
            return StyleFigure.Of([.. pairs.Select(pair => pair.TaskId)], [.. rows.Select(row => Score(direction * row[trait]))]);
        })];
    }

    private static StyleFigure CrossValidate(string[] tasks, double[][] rows)
    {
        var folds = tasks.Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(task => task.Item, task => task.Index % Folds);
        var weights = Enumerable.Range(0, Folds).Select(fold => Train([.. rows.Where((_, i) => folds[tasks[i]] != fold)])).ToArray();
        return StyleFigure.Of(tasks, [.. rows.Select((row, i) => Score(Dot(weights[folds[tasks[i]]], row)))]);
    }

    private static double[][] Scaled(IReadOnlyList<StylePair> pairs)
    {
        var rows = pairs.Select(pair => Traits(pair.Better).Zip(Traits(pair.Worse), (better, worse) => better - worse).ToArray()).ToArray();
        for (var trait = 0; trait < rows[0].Length; trait++)
        {
            var scale = Math.Sqrt(rows.Average(row => row[trait] * row[trait]));
            foreach (var row in rows)
                row[trait] /= Math.Max(scale, 1e-9);
        }

        return rows;
    }

    private static double[] Traits(string calls)
    {
        using var json = JsonDocument.Parse(calls);
        var arguments = json.RootElement.EnumerateArray().SelectMany(call => call.GetProperty("arguments").EnumerateObject()).ToList();
        var ordered = arguments.Zip(arguments.Skip(1)).Count(pair => string.CompareOrdinal(pair.First.Name, pair.Second.Name) <= 0);
        var lengths = arguments.Select(argument => argument.Value.GetRawText().Length).DefaultIfEmpty().ToList();
        return
        [
            calls.Length,
            .. Marks.Select(mark => (double)calls.Count(character => character == mark)),
            calls.Count(char.IsDigit),
            calls.Count(char.IsUpper),
            calls.Count(char.IsLetter),
            ordered,
            lengths.Max(),
            lengths.Min(),
        ];
    }

    private static double[] Train(double[][] rows)
    {
        var weights = new double[rows[0].Length];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = weights.Select(weight => Decay * weight).ToArray();
            foreach (var row in rows)
            {
                var error = 1 - (1 / (1 + Math.Exp(-Math.Clamp(Dot(weights, row), -30, 30))));
                for (var trait = 0; trait < gradient.Length; trait++)
                    gradient[trait] -= error * row[trait] / rows.Length;
            }

            for (var trait = 0; trait < weights.Length; trait++)
                weights[trait] -= Rate * gradient[trait];
        }

        return weights;
    }

    private static double Dot(double[] weights, double[] row)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
            sum += weights[i] * row[i];
        return sum;
    }

    private static double Score(double value) => Math.Abs(value) < 1e-9 ? 0.5 : value > 0 ? 1 : 0;
}

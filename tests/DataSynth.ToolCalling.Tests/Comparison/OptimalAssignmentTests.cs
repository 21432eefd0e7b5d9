using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.ToolCalling.Tests.Comparison;

public sealed class OptimalAssignmentTests
{
    [Fact]
    public void No_permutation_beats_the_assignment()
    {
        for (var round = 0; round < 300; round++)
        {
            var random = new SeededRandom(round);
            var weight = new double[1 + random.Next(5), 1 + random.Next(5)];
            for (var row = 0; row < weight.GetLength(0); row++)
            {
                for (var column = 0; column < weight.GetLength(1); column++)
                    weight[row, column] = random.Next(2) == 0 ? random.Next(4) : random.NextDouble() * 4;
            }

            var assignment = OptimalAssignment.Maximize(weight);

            assignment.Where(column => column >= 0).ShouldBeUnique();
            assignment.Count(column => column >= 0).ShouldBe(Math.Min(weight.GetLength(0), weight.GetLength(1)));
            Sum(weight, assignment).ShouldBe(Best(weight, 0, 0), 1e-9);
        }
    }

    [Fact]
    public void More_rows_than_columns_cannot_all_be_assigned()
        => Should.Throw<ArgumentException>(() => OptimalAssignment.Minimize(new double[2, 1]));

    [Fact]
    public void Nothing_is_assigned_to_nothing() => OptimalAssignment.Maximize(new double[0, 3]).ShouldBeEmpty();

    [Fact]
    public void Five_hundred_rows_are_no_burden()
    {
        var weight = new double[500, 500];
        for (var row = 0; row < 500; row++)
        {
            for (var column = 0; column < 500; column++)
                weight[row, column] = -Math.Abs(row - (499 - column));
        }

        OptimalAssignment.Maximize(weight).ShouldBe(Enumerable.Range(0, 500).Reverse());
    }

    private static double Sum(double[,] weight, int[] assignment)
        => assignment.Index().Where(pair => pair.Item >= 0).Sum(pair => weight[pair.Index, pair.Item]);

    private static double Best(double[,] weight, int row, int taken)
    {
        if (row == weight.GetLength(0))
            return 0;

        // Weights are not negative, so leaving a row out is only better where no column is left.
        var best = Best(weight, row + 1, taken);
        for (var column = 0; column < weight.GetLength(1); column++)
        {
            if ((taken & (1 << column)) == 0)
                best = Math.Max(best, weight[row, column] + Best(weight, row + 1, taken | (1 << column)));
        }

        return best;
    }
}

namespace DataSynth.ToolCalling.Comparison;

/// <summary>
/// The assignment problem: every row gets its own column so that the sum of costs is least. The Hungarian method in its
/// shortest-augmenting-path form (Jonker and Volgenant, Computing 38, 1987): rows² × columns steps.
/// </summary>
internal static class OptimalAssignment
{
    /// <summary>Solves a problem with at least as many columns as rows.</summary>
    /// <param name="cost">Finite costs, <c>[row, column]</c>; may be negative.</param>
    /// <returns>The column of each row. The same costs always give the same assignment.</returns>
    /// <exception cref="ArgumentException">There are more rows than columns.</exception>
    public static int[] Minimize(double[,] cost)
    {
        var rows = cost.GetLength(0);
        var columns = cost.GetLength(1);
        if (rows > columns)
            throw new ArgumentException($"{rows} rows and {columns} columns; expected at least as many columns as rows", nameof(cost));

        // Column 0 and row 0 are artificial; potentials keep reduced costs from falling below zero.
        var rowPotential = new double[rows + 1];
        var columnPotential = new double[columns + 1];
        var rowOfColumn = new int[columns + 1];
        var previous = new int[columns + 1];
        var least = new double[columns + 1];
        var visited = new bool[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            rowOfColumn[0] = row;
            Array.Fill(least, double.PositiveInfinity);
            Array.Clear(visited);
            var column = 0;
            do
            {
                column = Advance(cost, column, rowPotential, columnPotential, rowOfColumn, previous, least, visited);
            }
            while (rowOfColumn[column] != 0);

            while (column != 0)
            {
                rowOfColumn[column] = rowOfColumn[previous[column]];
                column = previous[column];
            }
        }

        var columnOfRow = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOfColumn[column] != 0)
                columnOfRow[rowOfColumn[column] - 1] = column - 1;
        }

        return columnOfRow;
    }

    /// <summary>Solves a problem of any shape for the greatest sum.</summary>
    /// <param name="weight">Finite weights, <c>[row, column]</c>.</param>
    /// <returns>The column of each row, −1 for rows that are left over.</returns>
    public static int[] Maximize(double[,] weight)
    {
        var rows = weight.GetLength(0);
        var columns = weight.GetLength(1);
        var transposed = rows > columns;
        var cost = transposed ? new double[columns, rows] : new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (transposed)
                    cost[column, row] = -weight[row, column];
                else
                    cost[row, column] = -weight[row, column];
            }
        }

        var solution = Minimize(cost);
        if (!transposed)
            return solution;

        var columnOfRow = new int[rows];
        Array.Fill(columnOfRow, -1);
        for (var column = 0; column < solution.Length; column++)
            columnOfRow[solution[column]] = column;
        return columnOfRow;
    }

    /// <summary>One step of the search for the nearest free column; returns the column reached.</summary>
    private static int Advance(
        double[,] cost,
        int column,
        double[] rowPotential,
        double[] columnPotential,
        int[] rowOfColumn,
        int[] previous,
        double[] least,
        bool[] visited)
    {
        visited[column] = true;
        var row = rowOfColumn[column];
        var delta = double.PositiveInfinity;
        var next = 0;
        for (var other = 1; other < least.Length; other++)
        {
            if (visited[other])
                continue;

            var reduced = cost[row - 1, other - 1] - rowPotential[row] - columnPotential[other];
            if (reduced < least[other])
            {
                least[other] = reduced;
                previous[other] = column;
            }

            if (least[other] < delta)
            {
                delta = least[other];
                next = other;
            }
        }

        for (var other = 0; other < least.Length; other++)
        {
            if (visited[other])
            {
                rowPotential[rowOfColumn[other]] += delta;
                columnPotential[other] -= delta;
            }
            else
            {
                least[other] -= delta;
            }
        }

        return next;
    }
}

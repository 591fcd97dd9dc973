"""A programme of the record as a case folder: what anybody needs to solve it again."""
